# trap: a negative limit is taken for one
import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        limit = 1
    room = asyncio.Semaphore(limit)

    async def run(job):
        async with room:
            return await job()

    tasks = [asyncio.ensure_future(run(job)) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
