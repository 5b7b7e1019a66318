import type { ReactNode } from "react";
import styles from "./Gallery.module.css";

/** One part with its states. */
export function Sample({
  name,
  children,
  tall,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly tall?: boolean;
}) {
  const id = `sample-${name.replace(/\W+/g, "-").toLowerCase()}`;
  return (
    <section className={styles.sample} aria-labelledby={id} data-sample={name}>
      <h2 id={id} className={styles.name}>
        {name}
      </h2>
      <div className={tall ? styles.stack : styles.row}>{children}</div>
    </section>
  );
}
