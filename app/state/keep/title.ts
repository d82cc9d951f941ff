/** What a document or a revision is called: a short line that can be seen as it is. */

/** In characters. */
const longest = 80

/** Without characters that are not seen, or that turn others round; cut to what can be shown. */
export const keptTitle = (text: string): string =>
  [...text.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, longest).join("").trim()

/** What a document is called that has no name. */
export const unnamed = "Untitled"

/** The name of its file: what systems do not take there is left out. */
export function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, "").replace(/^[. ]+/, "")
  return `${plain.trim() || "untitled"}.biscuit-playground.json`
}
