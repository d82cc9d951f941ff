/** Memory of one call: the same arguments, by identity, give the same result object. */
export function memo<A extends readonly unknown[], R>(
  compute: (...args: A) => R,
): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null
  return (...args) => {
    if (last === null || args.some((arg, i) => arg !== last!.args[i])) {
      last = { args, result: compute(...args) }
    }
    return last.result
  }
}

/** Memory for as long as the argument lives. */
export function memoWeak<K extends object, R>(compute: (key: K) => R): (key: K) => R {
  const results = new WeakMap<K, { readonly result: R }>()
  return (key) => {
    let entry = results.get(key)
    if (entry === undefined) results.set(key, (entry = { result: compute(key) }))
    return entry.result
  }
}
