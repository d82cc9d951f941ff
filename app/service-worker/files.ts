/**
 * What the service worker decides, as functions of plain values: which file of the build answers a request, and which
 * caches are its own. A version of the page is one cache, named for the folder that the page is in, so that two
 * playgrounds on one host leave each other's alone.
 */

/** The files of a build by their path within its folder, each with its hash as `integrity` has it. */
export type Files = Readonly<Record<string, string>>

/** What is looked at of a request. */
export interface Asked {
  readonly url: string
  readonly method: string
  /** `navigate` for a document in a window or a frame. */
  readonly mode: string
}

/** The page itself: web servers give it for its folder, and some refuse to for its name. */
export const page = "./"

/** The name by which a file is asked for and kept. */
export const addressOf = (file: string): string => (file === "index.html" ? page : file)

/**
 * The file that answers a request, by its address within `folder`; null for all that is not of the page's making. The
 * query of a document is for the page to read, and does not make it another one.
 *
 * @param folder the address of the folder that the page is in, with a slash at its end
 */
export function answeredBy({ url, method, mode }: Asked, folder: string, files: Files) {
  if (method !== "GET" || !url.startsWith(folder)) return null
  const { pathname, search } = new URL(url)
  const path = pathname.slice(new URL(folder).pathname.length)
  if (mode !== "navigate" && search !== "") return null
  if (path === "") return page
  return Object.hasOwn(files, path) || isHashed(path) ? addressOf(path) : null
}

/** Whether a file's name holds a hash of what is in it. Such a file is the same in every version that has it. */
export const isHashed = (path: string): boolean => /^assets\/[^/]+$/.test(path)

const prefix = (folder: string): string => `biscuit-playground ${folder} `

export const cacheName = (folder: string, version: string): string => prefix(folder) + version

/** Of all caches of the host, those of other versions of this page. */
export const otherVersions = (
  names: readonly string[],
  folder: string,
  version: string,
): readonly string[] =>
  names.filter((name) => name.startsWith(prefix(folder)) && name !== cacheName(folder, version))
