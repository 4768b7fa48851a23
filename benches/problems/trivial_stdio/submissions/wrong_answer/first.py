# trap: ignores the second number
print(int(input().split()[0]))
