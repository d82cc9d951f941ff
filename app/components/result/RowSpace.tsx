import { useLayoutEffect, useRef } from "react"

/** The room of rows that are not drawn. */
export function RowSpace({ rows }: { rows: number }) {
  const element = useRef<HTMLTableSectionElement>(null)
  useLayoutEffect(() => {
    element.current?.style.setProperty("--rows", String(rows))
  }, [rows])
  if (rows === 0) return null
  return (
    <tbody ref={element} aria-hidden="true" data-space>
      <tr />
    </tbody>
  )
}
