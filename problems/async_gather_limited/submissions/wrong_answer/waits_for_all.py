# trap: a failure is raised only when every other job is done
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
        results = await asyncio.gather(*tasks, return_exceptions=True)
        for one in results:
            if isinstance(one, Exception):
                raise one
        return results
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
