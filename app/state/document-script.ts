/** What reads and writes documents as links and files. It is fetched with the page's later scripts, or for a link. */
export const loadDocuments = () => import("../../src/document/index.ts")
