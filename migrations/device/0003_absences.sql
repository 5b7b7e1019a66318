-- What waits to be done looks for absences, a few among many marks, and for those that no notice covers.

CREATE INDEX attendance_absent ON attendance (date, client_id, attendance)
  WHERE attendance NOT IN ('present', 'late', 'remote', 'not_held');
DROP INDEX absence_notice_by_client;
CREATE INDEX absence_notice_by_client ON absence_notice (client_id, from_date, to_date);
