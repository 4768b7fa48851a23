# H3 · verdict: AC · problem: probe · tier seccomp: RE exception
# Runs coroutines side by side.
import asyncio


async def one():
    await asyncio.sleep(0.001)
    return 1


async def both(n):
    results = await asyncio.gather(one(), one())
    return n + sum(results) - 1


def probe(n):
    return asyncio.run(both(n))
