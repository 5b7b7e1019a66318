/** The standard phrases of the worker at the desk. */
import { useQuery } from "@tanstack/react-query";
import { NEEDS, view, type Wire } from "~/api";
import { useMay } from "./desk";

const NONE: readonly Wire.PhraseLine[] = [];

/** The worker's own before the office's; none for those who write no notes. */
export function usePhrases(): readonly Wire.PhraseLine[] {
  const may = useMay(NEEDS.list_phrases);
  return useQuery({ ...view("list_phrases", {}), enabled: may, select: ownFirst }).data ?? NONE;
}

function ownFirst(phrases: readonly Wire.PhraseLine[]): readonly Wire.PhraseLine[] {
  return [...phrases.filter(({ shared }) => !shared), ...phrases.filter(({ shared }) => shared)];
}
