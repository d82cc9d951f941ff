const marks = { allow: "✓", deny: "✗", warn: "!", none: "·" } as const

export type Tone = keyof typeof marks

/** A mark that repeats in shape what colour says; the words beside it say it to a screen reader. */
export function Icon({ tone }: { tone: Tone }) {
  return <span aria-hidden="true">{marks[tone]}</span>
}
