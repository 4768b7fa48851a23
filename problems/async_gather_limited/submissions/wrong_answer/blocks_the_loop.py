# trap: `time.sleep` stops the whole loop
import asyncio
import time


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit must be at least 1")
    room = asyncio.Semaphore(limit)

    async def run(job):
        if room.locked():
            time.sleep(0.01)
        async with room:
            return await job()

    tasks = [asyncio.ensure_future(run(job)) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
