print("touchtone")
