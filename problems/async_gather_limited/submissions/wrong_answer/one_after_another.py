# trap: the jobs wait for one another
import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit must be at least 1")
    room = asyncio.Semaphore(limit)

    async def run(job):
        async with room:
            return await job()

    return [await run(job) for job in jobs]
