/** All that is in a value, as one text: maps, bytes and integers of any size too. */
export const printed = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Map) return [...each]
    if (each instanceof Uint8Array) return [...each].join(",")
    return typeof each === "bigint" ? String(each) : each
  })
