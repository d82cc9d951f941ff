/** The text of a token in stretches of one block each. A byte is three quarters of a character of base64. */
import type { TokenView } from "../../../src/worker/index.ts"
import type { State } from "../state.ts"
import { memoWeak } from "./memo.ts"
import { blockName, originColour } from "./words.ts"

/** What stands in place of a token's text. */
export const noText = ({ documents }: State): string =>
  documents.source === "snapshot"
    ? "A snapshot is no token: nothing in it is signed."
    : "It appears here as soon as there is one."

export interface TextPiece {
  readonly text: string
  /** What it belongs to: a block, the proof, or the token where it belongs to neither. */
  readonly name: string
  /** The value of `data-origin`; null where no block gives it a colour. */
  readonly origin: string | null
}

/**
 * Joined, the pieces are the text again. Four characters hold three bytes: they go whole to the part that
 * their first byte belongs to.
 */
export const textPieces: (view: TokenView) => readonly TextPiece[] = memoWeak(
  ({ text, blocks, proofRange }) => {
    const parts = [
      ...blocks.map(({ range }, index) => ({
        from: range.from,
        to: range.to,
        name: blockName(index),
        origin: originColour(index),
      })),
      { from: proofRange.from, to: proofRange.to, name: "proof", origin: null },
    ]
    const pieces: TextPiece[] = []
    let done = 0
    const put = (to: number, name: string, origin: string | null): void => {
      if (to > done) pieces.push({ text: text.slice(done, to), name, origin })
      done = Math.max(done, to)
    }
    for (const { from, to, name, origin } of parts) {
      put(firstCharacter(from), "token", null)
      put(Math.min(firstCharacter(to), text.length), name, origin)
    }
    put(text.length, "token", null)
    return pieces
  },
)

/** The first character that holds bytes from `byte` on, and none before it. */
const firstCharacter = (byte: number): number => Math.ceil(byte / 3) * 4
