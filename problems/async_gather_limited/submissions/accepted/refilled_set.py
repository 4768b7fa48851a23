import asyncio


async def gather_limited(jobs, limit):
    if limit < 1:
        raise ValueError("limit")
    running = {}
    results = {}
    position = 0
    try:
        while position < len(jobs) or running:
            while position < len(jobs) and len(running) < limit:
                running[asyncio.ensure_future(jobs[position]())] = position
                position += 1
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                results[running.pop(task)] = task.result()
    finally:
        left = list(running)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
    return [results[index] for index in range(len(jobs))]
