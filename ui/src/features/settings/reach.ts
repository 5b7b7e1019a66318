/** Whose environments the worker may shape: as the engine judges it, for showing. */
import { NEEDS, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { m } from "~/i18n";

/** Whether the worker runs an environment: one's own and those one stands in at, by role also the municipality's, or any. */
export function useRuns(office: Wire.OfficeView): (environment: Wire.EnvironmentLine) => boolean {
  const { worker, today } = useSeat();
  const may = useMay(NEEDS.save_group);
  const standsInFor = office.substitutes
    .filter((line) => line.substitute_id === worker.id && line.from <= today && today <= line.to)
    .map((line) => line.worker_id);
  const places = office.workers.filter((one) => one.id === worker.id || standsInFor.includes(one.id));
  const environments = places.flatMap((one) => one.environments);
  const everywhere = places.some((one) => one.municipalities.length === 0);
  const municipalities = places.flatMap((one) => one.municipalities);
  return ({ id, municipality }) => {
    if (!may) return false;
    if (worker.role === "coordinator" || environments.includes(id)) return true;
    return (
      worker.role === "career_agent" && (everywhere || (municipality !== null && municipalities.includes(municipality)))
    );
  };
}

/** Whether an environment is among one's own. */
export function isOwn(office: Wire.OfficeView, workerId: string, environmentId: string): boolean {
  return office.workers.some((one) => one.id === workerId && one.environments.includes(environmentId));
}

/** Who manages the office, by name: the ones to ask. */
export function managers(office: Wire.OfficeView): string {
  const names = office.workers.filter((one) => one.role === "coordinator" && !one.archived).map((one) => one.name);
  return names.length === 0 ? m.ui_settings_ask_coordinator() : names.join(", ");
}
