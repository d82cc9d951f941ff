/** How the readers of this folder refuse: within, they throw; what they export returns the refusal. */
import type { Opening, Refusal, RefusalCode, SavedDocument } from "./types.ts"

export class Refused extends Error {
  override readonly name = "Refused"
  readonly code: RefusalCode
  readonly hint: string

  constructor(code: RefusalCode, message: string, hint = "") {
    super(message)
    this.code = code
    this.hint = hint
  }
}

export const refusal = (code: RefusalCode, message: string, hint = ""): Refusal => ({
  kind: "refused",
  code,
  message,
  hint,
})

/** What `read` returns, or why it refused. */
export function opening(read: () => SavedDocument): Opening {
  try {
    return { kind: "document", document: read() }
  } catch (error) {
    if (error instanceof Refused) return refusal(error.code, error.message, error.hint)
    throw error
  }
}

/** What is said of everything that a later version must have written. */
export const newerHint = "Reload the page to have its latest version, or open it where it was made"

/** Text from elsewhere as it is quoted in a message: short, in one line, with nothing in it that is not seen. */
export function quoted(text: string): string {
  const plain = cleanName(text)
  return `\`${plain.length < text.length ? `${plain}…` : plain}\``
}

const longestName = 80

/**
 * A name as it is kept: what cannot be seen, or turns the direction of the text around it, is left out, and so is what is after
 * the first 80 characters.
 */
export const cleanName = (text: string): string =>
  Array.from(text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ""))
    .slice(0, longestName)
    .join("")
