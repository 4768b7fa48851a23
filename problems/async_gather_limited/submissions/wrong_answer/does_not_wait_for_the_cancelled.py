# trap: cancelled jobs have not ended yet when the exception is raised
import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit must be at least 1")
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
