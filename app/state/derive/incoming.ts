/** What came from outside while the page held work of the reader's, in words. */
import type { Incoming } from "../state.ts"
import { turnsAsDots } from "./styled.ts"

const owners = { link: "the link’s", file: "the file’s" } as const

/** `the link’s document “roles”`. */
export const sourceOf = ({ saved, from }: Pick<Incoming, "saved" | "from">): string =>
  `${owners[from]} document${saved.name === "" ? "" : ` “${turnsAsDots(saved.name)}”`}`

export const ownerOf = ({ from }: Pick<Incoming, "from">): string => owners[from]
