/**
 * What the page opens with: the document that this tab had open, else the one that any tab kept last, else the first
 * example. Only where one is remembered is the storage asked, and waited for.
 */
import type { Host } from "./host.ts"
import type { Store } from "./state.ts"

/** Milliseconds that the first sight of the page may be put off. */
const patience = 300

/**
 * Opens the remembered document; resolved once it is there, or is not to be waited for: it is then opened as soon as
 * it is there, if nothing was written meanwhile. A tab that was opened with a document of its own, `withAnother`, asks
 * for none but what it had open itself.
 */
export async function openRemembered(
  store: Store,
  { bookmark }: Pick<Host, "bookmark">,
  withAnother: boolean,
): Promise<void> {
  const { tab, last } = bookmark.read()
  const id = tab ?? (withAnother ? null : last)
  if (id === null) return
  const { actions, documents } = store.getState()
  const isUntouched = (): boolean => {
    const isSo = store.getState().documents === documents
    if (!isSo) actions.tell(lateWords)
    return isSo
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((settle) => (timer = setTimeout(settle, patience)))
  const opened = actions.reopen(id, isUntouched).catch(() => actions.tell(lateWords))
  await Promise.race([opened, late])
  clearTimeout(timer)
}

const lateWords =
  "What you had open could not be fetched in time. It is kept in this browser: Documents opens it."
