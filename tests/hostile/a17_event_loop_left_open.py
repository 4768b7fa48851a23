# A17 · verdict: AC · problem: probe · tier seccomp: RE exception
# Leaves tasks, a running loop and a coroutine behind.
import asyncio


async def forever():
    while True:
        await asyncio.sleep(1000)


async def main():
    asyncio.ensure_future(forever())
    await asyncio.sleep(0)


def probe(n):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    forever()
    return n + 1
