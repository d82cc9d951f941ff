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

/**
 * Keeps an element of the list before where the new one has the same key and equal fields, so that what is drawn
 * from it is not drawn again.
 */
export function keepEqual<T extends object>(
  keyOf: (element: T) => string,
): (list: T[]) => readonly T[] {
  let last = new Map<string, T>()
  return (list) => {
    const kept = list.map((element) => {
      const old = last.get(keyOf(element))
      return old !== undefined && equalFields(old, element) ? old : element
    })
    last = new Map(kept.map((element) => [keyOf(element), element]))
    return kept
  }
}

function equalFields<T extends object>(a: T, b: T): boolean {
  const fields = Object.entries(b)
  return fields.every(([name, value]) => Reflect.get(a, name) === value)
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
