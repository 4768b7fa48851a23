# trap: a batch waits for its slowest job
import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit must be at least 1")
    room = asyncio.Semaphore(limit)

    async def run(job):
        async with room:
            return await job()

    tasks, results = [], []
    try:
        for start in range(0, len(jobs), limit):
            tasks = [asyncio.ensure_future(run(job)) for job in jobs[start : start + limit]]
            results += await asyncio.gather(*tasks)
        return results
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
