/** How a field that holds an instant is shown and entered: to the minute, in the order every other time here has. */
export const moment = {
  date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm', timeFormat: 'HH:mm' },
} as const
