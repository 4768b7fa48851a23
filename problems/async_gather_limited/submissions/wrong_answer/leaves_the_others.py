# trap: after a failure the other jobs run on
import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit must be at least 1")
    room = asyncio.Semaphore(limit)

    async def run(job):
        async with room:
            return await job()

    tasks = [asyncio.ensure_future(run(job)) for job in jobs]
    return await asyncio.gather(*tasks)
