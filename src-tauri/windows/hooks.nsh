; The uninstaller never deletes the office's records. The bundler's own page asks whether to delete the folder in which
; they lie, and it would be that of whoever uninstalls, not of those who worked here.
!macro NSIS_HOOK_PREUNINSTALL
  StrCpy $DeleteAppDataCheckboxState 0
!macroend
