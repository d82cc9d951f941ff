/** The examples. They are fetched with the page's later scripts, which show them. */
export const loadExamples = () => import("../examples/index.ts")
