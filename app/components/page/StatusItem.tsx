import type { ComponentProps } from "react"
import styles from "./StatusBar.module.css"

interface Props extends ComponentProps<"button"> {
  /** Names the room that is kept for it, whatever it says. */
  readonly room: "amount" | "share" | "version" | "wide"
}

/** A number of the status strip: a button that opens what the number comes from. */
export function StatusItem({ room, ...rest }: Props) {
  return <button type="button" className={styles.item} data-room={room} {...rest} />
}
