class CustomRange:
    def __init__(self, *numbers):
        pass  # your code

    def __iter__(self):
        pass  # your code

    def __len__(self):
        pass  # your code

    def __getitem__(self, index):
        pass  # your code

    def __contains__(self, value):
        pass  # your code
