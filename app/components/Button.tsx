import type { ButtonHTMLAttributes } from "react"
import styles from "./Button.module.css"

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "type"> {
  look?: "plain" | "line" | "solid"
  small?: boolean
}

export function Button({ look = "plain", small = false, ...rest }: Props) {
  const names = [styles.button, look === "plain" ? "" : styles[look], small ? styles.small : ""]
  return <button type="button" className={names.join(" ")} {...rest} />
}
