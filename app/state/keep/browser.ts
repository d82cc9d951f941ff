/** The browser behind what is kept: its other tabs, and which document is opened next. */
import type { Bookmark, News, Tabs } from "./archive.ts"

const name = "biscuit-playground"

/** Without a channel a tab hears nothing; that a document changed elsewhere it then finds out when it saves. */
export function browserTabs(): Tabs {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name)
  return {
    announce: (news) => channel?.postMessage(news),
    listen: (hear) => {
      const take = ({ data }: MessageEvent<unknown>): void => {
        if (isNews(data)) hear(data)
      }
      channel?.addEventListener("message", take)
      return () => channel?.removeEventListener("message", take)
    },
  }
}

const kinds: ReadonlySet<unknown> = new Set<News["kind"]>([
  "saved",
  "opened",
  "open-too",
  "deleted",
])

/** Another version of the page may say other things. */
const isNews = (data: unknown): data is News =>
  typeof data === "object" &&
  data !== null &&
  "kind" in data &&
  kinds.has(data.kind) &&
  "document" in data &&
  typeof data.document === "string"

const entry = "document"

/** Where the browser remembers nothing, the first example opens. */
export const browserBookmark: Bookmark = {
  read: () => ({
    tab: attempt(() => sessionStorage.getItem(entry)),
    last: attempt(() => localStorage.getItem(entry)),
  }),
  write: (document) => {
    for (const storage of [() => sessionStorage, () => localStorage]) {
      attempt(() => {
        if (document === null) storage().removeItem(entry)
        else storage().setItem(entry, document)
        return null
      })
    }
  },
}

/** Null where the browser refuses. */
function attempt<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

/** When the page is put aside, and may not come back. */
export function onLeave(leave: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === "hidden") leave()
  }
  document.addEventListener("visibilitychange", hidden)
  addEventListener("pagehide", leave)
  return () => {
    document.removeEventListener("visibilitychange", hidden)
    removeEventListener("pagehide", leave)
  }
}
