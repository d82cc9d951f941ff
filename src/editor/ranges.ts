/** Comparison of what editors show with what they are told to show, so that the same needs no transaction. */
import type { RangeSet, RangeValue } from "@codemirror/state"

/** Whether places and values agree. `RangeSet.eq` passes over sets that hold no points, as ours do. */
export function equalRanges<T extends RangeValue>(a: RangeSet<T>, b: RangeSet<T>): boolean {
  const left = a.iter()
  const right = b.iter()
  for (; left.value !== null && right.value !== null; left.next(), right.next()) {
    if (left.from !== right.from || left.to !== right.to) return false
    if (!left.value.eq(right.value)) return false
  }
  return left.value === right.value
}
