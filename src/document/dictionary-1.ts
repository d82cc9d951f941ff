/**
 * The preset dictionary of version 1 of links, frozen: a changed letter makes every link of that version another text.
 * What is nearest to its end costs the least. It holds words of the language and of policies, not texts.
 */
import { encodeUtf8 } from "../ast/index.ts"

const words = `allow if true;
`

export const dictionary1: Uint8Array = encodeUtf8(words)
