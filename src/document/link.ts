/**
 * Links: a whole document in the fragment of an address. The packed form is the version, a deflated document and a
 * checksum, in letters, digits, `-` and `_`; the plain form is readable parameters. `docs/links.md` describes both.
 */
import { decodeBase64Url, encodeBase64Url } from "../ast/index.ts"
import { readDocument } from "./check.ts"
import { checksum, checksumLength } from "./checksum.ts"
import { deflate, inflate } from "./deflate.ts"
import { pack } from "./pack.ts"
import { readPlain } from "./plain.ts"
import { newerHint, opening, Refused } from "./refusal.ts"
import type { Opening, SavedDocument } from "./types.ts"
import { unpack } from "./unpack.ts"

const version = "1"

/** Versions to come; words that the page knows are in lower case, and plain parameters have a `=`. */
const isLaterVersion = (letter: string): boolean => /^[2-9A-Z]$/.test(letter)

/** No document that may be read takes more, in characters. */
const longest = 8_000_000

/** The fragment without `#`. It begins with `1`, and ends in a letter. */
export function encodeLink(document: SavedDocument): string {
  const text = version + encodeBase64Url(deflate(pack(document)))
  return text + checksum(text)
}

/** What a fragment holds, with or without `#`, packed or plain. Never throws. */
export function decodeLink(fragment: string): Opening {
  const text = fragment.replace(/^#/, "")
  return opening(() => {
    if (text.length > longest) throw new Refused("too-large", "the link is too long")
    const isPlain = text.includes("=") && !text.startsWith(version)
    return isPlain ? readPlain(text) : readPacked(text)
  })
}

const cutHint = "Copy the whole link again, or ask for the file"

function readPacked(text: string): SavedDocument {
  const [letter = ""] = text
  if (letter !== version) throw ofAnotherVersion(text, letter)
  if (text.length <= checksumLength)
    throw new Refused("cut", "the end of the link is missing", cutHint)
  if (!hasChecksum(text)) throw damaged(text)
  const deflated = decodeBase64Url(text.slice(1, -checksumLength))
  if (deflated === null) throw new Refused("malformed", "the link cannot be unpacked")
  return readDocument(unpack(inflate(deflated)))
}

const hasChecksum = (text: string): boolean =>
  checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)

function ofAnotherVersion(text: string, letter: string): Refused {
  const rest = text.slice(letter.length)
  if (rest.length >= checksumLength && hasChecksum(version + rest))
    return new Refused("altered", "the first character of the link was altered", cutHint)
  if (isLaterVersion(letter) && /^[\w-]*$/.test(rest))
    return new Refused("newer", "the link was made by a newer version of the playground", newerHint)
  return new Refused("malformed", "this is no link to a document")
}

/** What is cut off and what is altered look alike, but for characters and lengths that no link has. */
function damaged(text: string): Refused {
  if (!/^[\w-]*$/.test(text))
    return new Refused("altered", "the link has characters that no link has", cutHint)
  if ((text.length - 1 - checksumLength) % 4 === 1)
    return new Refused("cut", "no link has this length: it was most likely cut off", cutHint)
  return new Refused("altered", "the link was cut off or altered", cutHint)
}

/** Schemes and addresses are bounded, so that looking for one takes no longer than the text is long. */
const linkPattern =
  /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s#]{0,2000}#(1[\w-]{6,}|(?:block|authorizer)=\S+)/i

/** The fragment of a link to a document in a text that was pasted, whatever page it leads to; null if there is none. */
export function linkIn(text: string): string | null {
  const fragment = linkPattern.exec(text)?.[1] ?? null
  // A link ends in a letter or digit, and what stands behind it is of the text around.
  return fragment?.startsWith(version) ? fragment.replace(/[-_]+$/, "") : fragment
}
