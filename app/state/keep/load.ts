/** The desk that documents are kept at, in a script of its own, which nothing at first sight needs. */
import type { Desk, Tools } from "./desk.ts"

/** Fetches it when it is first asked for; one for each page. */
export function deskOf(tools: Tools): () => Promise<Desk> {
  let desk: Promise<Desk> | null = null
  const open = async (): Promise<Desk> => {
    const [{ openDesk }, archive] = await Promise.all([
      import("./desk.ts"),
      tools.host.openArchive(),
    ])
    return openDesk(tools, archive)
  }
  return () => {
    desk ??= open()
    // It may be there at the next try.
    desk.catch(() => (desk = null))
    return desk
  }
}
