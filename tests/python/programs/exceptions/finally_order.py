def risky(how):
    try:
        print("try", how)
        if how == "raise":
            raise ValueError(how)
        if how == "return":
            return "from try"
    except ValueError as error:
        print("except", error)
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "from the end"

for how in ("fine", "raise", "return"):
    print(risky(how))
