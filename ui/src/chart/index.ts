export { ChartFigure, type ChartFigureProps } from "./ChartFigure";
export type { ChartRow, Series } from "./figures";
export { Bar, type BarProps, StackedBar, type StackedBarProps } from "./StackedBar";
