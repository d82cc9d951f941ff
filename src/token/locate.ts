/**
 * Finds where a field of a message stands among its bytes: for errors that are met after reading, when a message
 * no longer knows its places.
 */
import { DecodeError, WireInput } from "./wire-input.ts"

/** A field by its number, and which one of its repetitions; the last one without a count. */
export interface Step {
  readonly tag: number
  readonly nth?: number
}

/**
 * The offset of the content of the field that `path` leads to through nested messages; undefined when there is
 * none, and its absence is the fault.
 */
export function locate(bytes: Uint8Array, path: readonly Step[]): number | undefined {
  const [step, ...rest] = path
  if (step === undefined) return 0
  const fits = fieldsOf(bytes).filter(
    ({ tag, nth }) => tag === step.tag && nth === (step.nth ?? nth),
  )
  const found = fits.at(-1)
  if (found === undefined || rest.length === 0) return found?.from
  const inner = locate(bytes.subarray(found.from, found.to), rest)
  return inner === undefined ? undefined : found.from + inner
}

/** The outermost field that the byte `at` is in the content of. */
export const enclosingField = (bytes: Uint8Array, at: number): Required<Step> | undefined =>
  fieldsOf(bytes).find(({ from, to }) => at >= from && at < to)

interface FieldPlace extends Required<Step> {
  readonly from: number
  readonly to: number
}

/** The outermost fields, as far as they can be read. */
function fieldsOf(bytes: Uint8Array): FieldPlace[] {
  const input = new WireInput(bytes)
  const fields: FieldPlace[] = []
  const counts = new Map<number, number>()
  try {
    while (input.remaining > 0) {
      const { tag, wireType } = input.key()
      const length = wireType === "LengthDelimited" ? input.length() : null
      const from = bytes.length - input.remaining
      if (length === null) input.skip(tag, wireType, 0)
      else input.advance(length)
      const nth = counts.get(tag) ?? 0
      counts.set(tag, nth + 1)
      fields.push({ tag, nth, from, to: bytes.length - input.remaining })
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
  return fields
}
