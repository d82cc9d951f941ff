import styles from "./Segments.module.css"

interface Props<T extends string> {
  /** What is chosen, for those who do not see it. */
  legend: string
  /** Of the group among those of the page. */
  name: string
  options: readonly { readonly value: T; readonly title: string }[]
  chosen: T
  onChoose: (value: T) => void
}

/** A choice of one among few, side by side; the arrow keys go from one to the next. */
export const Segments = <T extends string>({
  legend,
  name,
  options,
  chosen,
  onChoose,
}: Props<T>) => (
  <fieldset className={styles.segments}>
    <legend>{legend}</legend>
    {options.map(({ value, title }) => (
      <label key={value}>
        <input
          type="radio"
          name={name}
          checked={value === chosen}
          onChange={() => onChoose(value)}
        />
        <span data-title={title}>{title}</span>
      </label>
    ))}
  </fieldset>
)
