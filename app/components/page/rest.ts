/**
 * What the page can do without until something has been seen of it. It is fetched as soon as the first verdict stands,
 * whether it is wanted or not, so that nothing is fetched later.
 */
export const loadRest = () => import("./rest-script.ts")
