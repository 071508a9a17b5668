def late(items):
    return [await item for item in items]
