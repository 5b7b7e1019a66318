import { useEffect, useRef } from "react";
import styles from "./Gallery.module.css";
import { Sample } from "./Sample";

const COLOURS = [
  "canvas",
  "surface",
  "sunken",
  "overlay",
  "line",
  "line-strong",
  "ink",
  "ink-2",
  "accent",
  "accent-hover",
  "on-accent",
  "accent-ink",
  "accent-soft",
  "focus",
  "ok-ink",
  "ok-soft",
  "warn-ink",
  "warn-soft",
  "danger",
  "danger-ink",
  "danger-soft",
  "series-1",
  "series-2",
  "series-3",
  "series-4",
];

function Swatch({ name }: { readonly name: string }) {
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => box.current?.style.setProperty("background", `var(--${name})`), [name]);
  return (
    <span className={styles.swatch}>
      <span ref={box} className={styles.colour} />
      {name}
    </span>
  );
}

export function Tokens() {
  return (
    <>
      <Sample name="Colours">
        {COLOURS.map((name) => (
          <Swatch key={name} name={name} />
        ))}
      </Sample>
      <Sample name="Type" tall>
        <h1>Asiakkaan polku näkyy yhdellä silmäyksellä</h1>
        <h2>Jakso päättyy 20 päivän kuluttua</h2>
        <h3>Työkokeilu, Kierrätyskeskus</h3>
        <p>
          Valmentautuja on ollut paikalla 13 päivänä. Tunnit on täytetty suunnitelmasta, ja poikkeukset on merkitty
          käsin. Seuraava keskustelu on keskiviikkona.
        </p>
        <p data-figures>0123456789 · 1 111,11 € · 9.05–14.30</p>
      </Sample>
    </>
  );
}
