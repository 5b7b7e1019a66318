import type { Wire } from "~/api";
import { m } from "~/i18n";

/** In the order of a list. */
export const ROLES = ["work_coach", "career_agent", "company_agent", "coordinator", "decision_maker"] as const;

export function roleName(role: Wire.Role): string {
  const names: Record<Wire.Role, () => string> = {
    work_coach: m.ui_role_work_coach,
    career_agent: m.ui_role_career_agent,
    company_agent: m.ui_role_company_agent,
    coordinator: m.ui_role_coordinator,
    decision_maker: m.ui_role_decision_maker,
  };
  return names[role]();
}

/** The role as the heading over so many who have it. */
export function rolesName(role: Wire.Role, count: number): string {
  const names: Record<Wire.Role, (inputs: { count: number }) => string> = {
    work_coach: m.ui_roles_work_coach,
    career_agent: m.ui_roles_career_agent,
    company_agent: m.ui_roles_company_agent,
    coordinator: m.ui_roles_coordinator,
    decision_maker: m.ui_roles_decision_maker,
  };
  return names[role]({ count });
}
