-- What waits to be done looks for absences, a few among many marks.

CREATE INDEX attendance_absent ON attendance (date, client_id, attendance)
  WHERE attendance NOT IN ('present', 'late', 'remote', 'not_held');
