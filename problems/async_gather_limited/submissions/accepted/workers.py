import asyncio


async def gather_limited(jobs, limit):
    if limit <= 0:
        raise ValueError(limit)
    results = [None] * len(jobs)
    waiting = iter(enumerate(jobs))

    async def worker():
        for index, job in waiting:
            results[index] = await job()

    workers = [asyncio.ensure_future(worker()) for _ in range(min(limit, len(jobs)))]
    if not workers:
        return results
    done, pending = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
    for one in pending:
        one.cancel()
    if pending:
        await asyncio.wait(pending)
    for one in done:
        one.result()
    return results
