/**
 * The last result of a function of plain data, for as long as it is asked the same: two inputs are the same when
 * they have equal contents, whatever objects they came as.
 */

/** Remembers one call; a result that is a promise is remembered as it is. */
export function remembered<T, R>(compute: (input: T) => R): (input: T) => R {
  let last: { readonly input: T; readonly result: R } | null = null
  return (input) => {
    if (last === null || !isSame(last.input, input)) last = { input, result: compute(input) }
    return last.result
  }
}

/** Of what structured cloning makes of plain data: primitives, arrays, byte arrays and objects. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (a.constructor !== b.constructor) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  )
}
