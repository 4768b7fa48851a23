class Validated:
    def __init__(self, check):
        pass  # your code

    def __set_name__(self, owner, name):
        pass  # your code

    def __get__(self, instance, owner):
        pass  # your code

    def __set__(self, instance, value):
        pass  # your code
