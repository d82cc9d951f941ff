/** What the page asks of the browser and of its worker. A test makes one of its own. */
import type { Client, Workshop } from "../../src/worker/index.ts"
import type { Random } from "./documents.ts"
import type { Archive, Bookmark, Tabs } from "./keep/archive.ts"
import type { Region } from "./state.ts"

export type Theme = "system" | "light" | "dark"

export interface Host {
  readonly random: Random
  readonly now: () => Date
  readonly engine: Pick<Client, "run" | "explain" | "facts" | "factsText" | "snapshot" | "stop">
  readonly workshop: Pick<Workshop, "do">
  /** Never rejects: false when the browser refuses. */
  readonly writeClipboard: (text: string) => Promise<boolean>
  readonly download: (name: string, content: string | Uint8Array<ArrayBuffer>) => void
  /** Keeps a preference over visits; false when the browser refuses. */
  readonly remember: (name: string, value: string | null) => boolean
  /** Fetches what documents are kept in. */
  readonly openArchive: () => Promise<Archive>
  readonly tabs: Tabs
  readonly bookmark: Bookmark
  /** Calls back when the page is put aside, and may not come back; the returned function ends that. */
  readonly onLeave: (leave: () => void) => () => void
  readonly applyTheme: (theme: Theme) => void
  readonly focusRegion: (region: Region) => void
  /** Where this page is, without what follows its path. */
  readonly address: () => string
  /** Asks the reader for a file; null when none is chosen. */
  readonly chooseFile: () => Promise<Uint8Array | null>
}

/** What the page opens with: what was kept from an earlier visit, and what the window has room for. */
export interface Preferences {
  readonly theme: Theme
  readonly split: number
  /** Whether the serialized token is folded to its heading. */
  readonly isStripCollapsed: boolean
  readonly lens: boolean
  readonly counts: boolean
  /** The language that code was copied in last; null for none. */
  readonly language: string | null
  /** Whether what is said of an open example is folded to its heading. */
  readonly isExampleCollapsed: boolean
  /** Ids of the examples that were opened. */
  readonly seen: readonly string[]
}
