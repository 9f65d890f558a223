<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Dosiscope</name>
    <message numerus="yes">
      <location filename="app/dosiscope/api/case.py" />
      <location filename="app/dosiscope/app/telling.py" />
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <location filename="viewer/dosiscope/viewer/panels/compare_outlines.py" />
      <location filename="viewer/dosiscope/viewer/panels/structures_text.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{n} structures</source>
      <extracomment>of one: {n} structure</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/api/case.py" />
      <location filename="app/dosiscope/app/cli/listing.py" />
      <location filename="app/dosiscope/app/telling.py" />
      <location filename="app/dosiscope/core/dose_expression.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <source>{n} doses</source>
      <extracomment>of one: {n} dose</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>Light theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Colours of structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Colours of isodoses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Isodose lines told apart by dashes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/arrangements.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <location filename="app/dosiscope/core/report/pictures.py" />
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <location filename="viewer/dosiscope/viewer/report/figures.py" />
      <location filename="viewer/dosiscope/viewer/report/pages.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/app/features/mouse_habits.py" />
      <source>Mouse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Line and fill of contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Halo around contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Names at the contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Scheme of colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Windows that were used last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/hide_identity.py" />
      <source>Hide identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>Patient name in the window title</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/recent_folders.py" />
      <source>Remember recent folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Folders that were opened last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Sessions that were opened last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Limits of the plan check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Templates of goals by plan label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Structures of templates by name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Parts of the last report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Archives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>The archive that was asked last</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>How is received</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Folder for what is retrieved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>The receiver starts with the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Height of the panel below the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Place of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Places of the panels</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/cli/archive_query.py" />
      <location filename="app/dosiscope/app/cli/archive_retrieval.py" />
      <location filename="app/dosiscope/core/network/calls.py" />
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <location filename="viewer/dosiscope/viewer/panels/receiver.py" />
      <location filename="io/dosiscope/io/network/event_words.py" />
      <location filename="io/dosiscope/io/network/shelf.py" />
      <source>{n} objects</source>
      <extracomment>of one: {n} object</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/cli/listing.py" />
      <location filename="app/dosiscope/app/reopening.py" />
      <location filename="app/dosiscope/app/session.py" />
      <location filename="app/dosiscope/app/skipped.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <location filename="viewer/dosiscope/viewer/panels/receiver.py" />
      <location filename="io/dosiscope/io/files/media_directory.py" />
      <source>{n} files</source>
      <extracomment>of one: {n} file</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/cli/listing.py" />
      <location filename="app/dosiscope/app/telling.py" />
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <location filename="app/dosiscope/core/reference_chain.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/case/relations.py" />
      <location filename="io/dosiscope/io/kinds/spatial_registration.py" />
      <location filename="io/dosiscope/io/network/following.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{n} images</source>
      <extracomment>of one: {n} image</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/cli/listing.py" />
      <location filename="viewer/dosiscope/viewer/picture_warnings.py" />
      <source>{n} ROIs</source>
      <extracomment>of one: {n} ROI</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/cli/listing.py" />
      <location filename="app/dosiscope/app/dvhs_asked.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{n} stored DVHs</source>
      <extracomment>of one: {n} stored DVH</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/crash.py" />
      <source>The program made a mistake ({kind}). What is shown may be incomplete: open the case again before you rely on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/crash.py" />
      <source>Save report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>Take this panel out of the window, or put it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>Close; View, Panels brings it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/core/nearest_slice.py" />
      <location filename="app/dosiscope/core/report/dvh.py" />
      <location filename="app/dosiscope/core/report/method.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/details.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/window.py" />
      <source>Checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <location filename="app/dosiscope/app/features/goals.py" />
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Plan check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>Ladder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/view.py" />
      <source>RT Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Second image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/beams_eye.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/view.py" />
      <source>Beam's eye</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>3-D</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="app/dosiscope/app/features/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Measurements</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>Tray</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/docks.py" />
      <source>Cases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/all_settings.py" />
      <source>Settings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/all_settings.py" />
      <source>Theme, text size, colours, pictures, privacy, and where things are kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/archive.py" />
      <source>It has to send by calling us (C-MOVE), and there the receiver is taking something else: try again when that has come.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/archive.py" />
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>From the archive…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/archive.py" />
      <source>Search an archive, retrieve a dose with what it refers to, and open it</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/archive.py" />
      <source>{n} objects more did not come.</source>
      <extracomment>of one: {n} object more did not come.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/features/archive.py" />
      <location filename="app/dosiscope/app/features/network_choices.py" />
      <source>The program made a mistake.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/archive.py" />
      <source>{n} objects came.</source>
      <extracomment>of one: {n} object came.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/archive.py" />
      <source>{n} objects came, {before} had come before.</source>
      <extracomment>of one: {n} object came, {before} had come before.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/features/arrangements.py" />
      <source>This picture alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/arrangements.py" />
      <source>All the room for the picture that was clicked last, or for all again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>List the beams with their control points, and choose the one to be drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>All beams on the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>Draw the field edges of all beams that treat, not of the chosen one alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>No beam on the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>Choose no beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>Beams as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams.py" />
      <source>Save what the plan states of its beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams_eye.py" />
      <source>Look from the source of the chosen beam, and play its control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams_eye.py" />
      <source>Beam's eye in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams_eye.py" />
      <source>Give the beam's eye the room of the pictures, or show them again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/beams_eye.py" />
      <source>Structures are being prepared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Case browser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Everything that was found: choose CT, structure set, plan and dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Close the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Close what is open; nothing is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Another patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>These files are of another patient than the one that is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Nothing of two patients is ever shown together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Replace what is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/browsing.py" />
      <source>Keep what is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Save colours as a scheme…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>A table of names and colours; in a name * stands for any letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Use a scheme of colours…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Colour structures by their names, here and in every case from now on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Colours of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Every structure in the colour that its file states; no scheme is used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>Use a scheme of colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_schemes.py" />
      <source>The scheme of colours in use cannot be read: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>As the file states them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Usual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Lines told apart by dashes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Solid, dashed and dotted lines in turns, so that none is known by its colour alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/colour_vision.py" />
      <source>Published colours, told apart with every kind of colour vision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Measuring structures…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>now {now}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>A and B cannot be compared: {refusal}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>{work}… {done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Comparing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>A and B are of one structure set: nothing differs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Gamma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Reference {first}, evaluated {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>There is no structure set: doses are compared as a whole alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <location filename="app/dosiscope/app/features/dose_beside.py" />
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>No dose is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>There is no other dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Show what two doses differ in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Compare with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Comparison</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Exchange A and B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Show the dose that the shown one is compared with, and the reverse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Gamma…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Ask for gamma of A and B: criteria, pass rate, histogram, structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Copy the comparison</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Copy what the Compare panel shows of A and B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Comparison as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Save all that is told of A and B: doses, structures, gamma, plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Compare no longer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Give up dose B, and all that was worked out of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Copy what is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>The comparison is still worked out: save it in a moment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/compare.py" />
      <source>Gamma with B as the reference is not in the file: exchange A and B, or the reference, first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_beside.py" />
      <source>Dose of the right picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_beside.py" />
      <source>As on the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_beside.py" />
      <source>Its unit is not that of the dose that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Sum of doses…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Add doses up, each with a weight; all beams of a plan by one click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>EQD2 or BED…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Convert doses by the linear-quadratic model, each with its own fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Remove a made dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Doses of other plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_making.py" />
      <source>Made: {dose}. It ends with the case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Dose shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Colours of the wash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Opacity of the wash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Usual isodoses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>The levels with which this dose is shown at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Usual range of the wash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>The range with which this dose is coloured at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Reference, isodoses and range…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>Show the Dose panel, where they are typed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_menu.py" />
      <source>{dose}, max {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_slab.py" />
      <source>Maximum of a slab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_slab.py" />
      <source>± {half} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_slab.py" />
      <source>Off: the dose in the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_slab.py" />
      <source>Colour wash and isodose lines are of the highest dose within so much of the plane; the read-out is of the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dose_slab.py" />
      <source>Colour wash and isodose lines are of the dose in the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_export.py" />
      <source>Curves and statistics with their method</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_export.py" />
      <source>Export DVHs as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_export.py" />
      <source>Export DVHs as JSON…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>DVH in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>Give the DVH the room of the pictures, or show them again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>Whole axes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>Show all of both axes of the DVH again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Copy table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>Copy the rows that are selected, or all, with heads and what they are of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Copy rows without heads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/dvh_view.py" />
      <source>Copy the rows that are selected, or all, to go on below others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>C and D are taken: give up the DVHs of one of them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Further doses: C and D</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Next dose as B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Compare the shown dose with the next one that it compares with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Keep the DVHs of B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Leave the DVHs of B in the plot as C or D when another dose is B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>The DVHs of B stay as {letter} when another dose is B: Ctrl+N takes the next one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/further_doses.py" />
      <source>Give up the DVHs of {letter}: {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Go to coordinates…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Put the cross-hair at x, y and z in mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Go to a place in a structure…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Its hottest or coldest place, or its hottest 0.03 cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>{point} mm lies outside the images and the dose: the pictures show the planes next to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>{roi}: no dose data inside, so there is no hottest or coldest place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>{roi}: it is smaller than 0.03 cc, so there is no hottest 0.03 cc.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Go to coordinates</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>{axis} in mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>or paste three numbers: 12.4, -31, -12</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Three numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Patient coordinates: x to the left, y to the back, z to the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>Go to a place in a structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>&amp;Structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/go_to.py" />
      <source>&amp;Place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Goals (*.csv *.json)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>Left out: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>example</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>not saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Open goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Your goals are kept, as they are not saved; for this plan you have chosen others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Goals of plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Use this template for plans called (* stands for any letters)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Open goals…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Use the goals of a file: CSV, or JSON of ProKnow or PlanScoreCard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Example goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Goals of plans called</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Save goals…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Save the template where you want it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>No goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Use no template</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Examples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Plans called</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Save as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>About this template…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Use this template for plans called…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Use it now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Forget</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Save goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>Goals are not saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goal_templates.py" />
      <source>The goals were changed and are not saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Open a case: its dose is held against these goals.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Show whether the dose meets the goals of a template</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Add a goal…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Add a goal to the template, or begin a new one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>All goals in the DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Mark the goals of all shown structures, not only of the one pointed at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Copy goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Copy the goals and what became of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Goals and results as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>Save the goals and what became of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/goals.py" />
      <source>The goals are still measured: save them when the panel has them all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <source>Open the page about the panel that is used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Contents</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <source>All pages: user guide, recipes, questions, messages, validation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <source>First review in five minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/help.py" />
      <source>The way from opening to a report, with the demo patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/hide_identity.py" />
      <source>Leave out names, IDs, birth dates and paths everywhere on the screen; plan label, date and approval stay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Text (*.txt)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Your isodose presets ({path}) are not used: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Isodose presets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Hot spots only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Colour only what lies above 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>There are no hot spots to show: no dose is named as 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>There are no hot spots to show: nothing lies above 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Save these levels…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Import…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Export…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>“{name}” is not used: its levels are in %, and no dose is named as 100 %. Name one in the Dose panel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>“{name}” is not used: its levels are in Gy, and the dose is not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>“{name}” was made for {dose}; here no dose is named as 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>“{name}” was made for {dose}; here 100 % is {reference}, {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>a preset is in % or Gy, and this dose is in neither</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>The levels are not saved: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>The levels are saved as “{name}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>The presets were not saved. Mend {path} or move it away: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <location filename="app/dosiscope/app/features/roi_names.py" />
      <location filename="app/dosiscope/core/outputs.py" />
      <source>writing failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>The presets were not saved: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Import isodose presets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>{name} is not imported: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>{n} presets imported: {names}.</source>
      <extracomment>of one: {n} preset imported: {names}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Replaced: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Export isodose presets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Made for {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>{names} and {more} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Save isodose levels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/tag_model.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Name of the preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>For a prescription of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>Replaces the preset of this name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>All that this dialog shows, and the layout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>The system keeps them for this user.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Those that you have saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>What the receiver was sent; made when it is first switched on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Retrieved files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>What archives were asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Unpacked archives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>A folder of each run, for this user alone, removed when it ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Sidecars</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Beside the picture or report that they are of, where you ask for one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>Log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_places.py" />
      <source>In no file: it goes to the terminal from which the program was started (the variable {variable} says how much), and holds nothing of a patient. Where the program makes a mistake, it offers a report to save.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Sessions (*.json)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Save session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Save levels, structures, measurements, goals and views, to go on later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Save session as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Save the session where you want; beside the patient's files only if asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Open session…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Open a session, or what lies beside a picture, as it was seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Recent sessions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Beside it lies the session {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>{name} is there already and is no session: it stays as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>The session {name} is there already. Replace it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>The session is saved as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>The session was changed since it was saved. Save it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/kept_sessions.py" />
      <source>Open session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/core/contour_checks/repeats.py" />
      <source>one plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Shift + wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>ten planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Ctrl + wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>zoom at the cursor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Left drag on a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>move the plane that it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Ctrl + click on a structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>centre on it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Double click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>this picture alone; again: all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Space (held)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>hide all overlays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Esc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>end the tool; stop reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Window / level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Tools</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Keys and mouse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/keys_dialog.py" />
      <source>Keys and mouse actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Fit to window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Show the whole patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Full screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Take the whole screen, or give it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Panels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>Restore the layout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/layout.py" />
      <source>All panels back to their places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/network_choices.py" />
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Archives and receiver…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/network_choices.py" />
      <source>Set archives and how is received: addresses, AE titles, TLS, the inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/network_choices.py" />
      <source>{archive} answers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/object_details.py" />
      <source>Details of every object…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/object_details.py" />
      <source>Patient, study, series, origin and labels of every object, side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/off_slice.py" />
      <source>Ignore off-slice information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/off_slice.py" />
      <source>Show and measure as a system does that cannot read off-slice contours; every such structure is flagged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/off_slice.py" />
      <source>Show on nearest slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/off_slice.py" />
      <source>Where all contours lie off the images by one distance: show and measure them on the nearest slice; a warning stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Open folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <source>Open a patient folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Open files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <source>Open single DICOM files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <source>Open the demo patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Write the demo patient to a temporary folder and open it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/opening.py" />
      <source>Open DICOM files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/overlays.py" />
      <source>Overlays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/panel_in_dock.py" />
      <source>it could not be prepared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>As on the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>For paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>Save picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>The view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>The whole window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>Show the patient's identity on the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>Plan label in the name of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>A session beside it, to see this again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>A file of the same name that ends in .json: opened, it shows what is seen now, after the hashes of the files; it does not tell who the patient is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <location filename="viewer/dosiscope/viewer/widgets/text.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>Put the picture on the clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="viewer/dosiscope/viewer/picture.py" />
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>Plan, dose, plane, window, levels, warnings and version are always on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_dialog.py" />
      <source>{times}  ({width} × {height} pixels)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>Save picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>Save the view as PNG or SVG, or the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Copy picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>Copy the view to the clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>The window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>{picture} is on the clipboard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>{picture} is saved as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>The picture is drawn at {drawn}: its words do not fit on the view's {seen}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <source>{width} × {height} pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_export.py" />
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>with identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>Save sheet or series…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>Save several pictures: all planes, through a structure, of each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>Save pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>The sheet ({whose}) is saved as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>{n} pictures ({whose}) are saved, the first as {name}.</source>
      <extracomment>of one: {n} picture ({whose}) is saved as {name}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <source>choose another name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>All three planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>All three planes and the DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Planes through a structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Each structure that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Save sheet or series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>One sheet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>A file each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Show the patient's identity on the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <location filename="app/dosiscope/core/report/comparison.py" />
      <location filename="app/dosiscope/core/report/dvh.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="app/dosiscope/core/report/method.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>Structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>Every (mm)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <location filename="app/dosiscope/app/features/planes.py" />
      <location filename="viewer/dosiscope/viewer/plane_slider.py" />
      <source>Planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_sets_dialog.py" />
      <source>As</source>
      <comment>as one sheet or single files</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>Picture into the tray</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>Put the picture aside for the report, as it is seen now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>Tray of pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>Show the pictures that are put aside for the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>{caption}: picture {count} of the tray (File, Tray of pictures).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>The tray is full: it holds {most} pictures.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>A picture without a caption</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>{picture}: removed from the tray.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/picture_tray.py" />
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Limits (*.txt)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Limits of the program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Open a case: its plan is checked here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>The dose is of several plans: show that of one to check it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>There is no plan to check.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Measuring structures and DVHs…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Judging goals…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Checking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>The plan could not be checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>{sentence} The program's own limits are used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Limits of your own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Limits: {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Use limits of a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Begin limits of your own…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Open the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Read it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Show what a reviewer checks of a plan, as far as files can tell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Copy the plan check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/plan_check.py" />
      <source>Copy all items and what was found of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Next plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>One plane on: towards the head, back or left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Previous plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>One plane back: towards the feet, front or right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Ten planes up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Ten planes on: towards the head, back or left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Ten planes down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Ten planes back: towards the feet, front or right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>First plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>The plane nearest to the feet, the front or the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Last plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>The plane nearest to the head, the back or the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Window centre {centre}, width {width} HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Go to the dose maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Show the plane and point of the highest dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Go to the dose minimum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Show the plane and point of the lowest dose of the grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Image planes only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/planes.py" />
      <source>Step through image planes only, not off-slice contour planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>Preferences</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>For bright rooms and print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>Off by default: titles appear in task bars and screen sharing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/preferences.py" />
      <source>The size of text everywhere, on pictures too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Leave Dosiscope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>List of keys and mouse actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Self-test…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Try on this computer what the program calculates and what it can read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>About Dosiscope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>Version, licences, what it is not for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/program.py" />
      <source>&lt;p&gt;&lt;b&gt;Dosiscope {version}&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Reviews a radiotherapy dose from DICOM files.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Not a medical device.&lt;/b&gt; {purpose}.&lt;/p&gt;&lt;p&gt;Licence: Apache-2.0. With Qt and PySide6 (LGPL), NumPy, SciPy, scikit-image, imagecodecs (BSD), pydicom, pyqtgraph (MIT); font Inter (OFL), icons Lucide (ISC).&lt;/p&gt;</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>It waits while an archive sends what is retrieved to where it listens.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Off</source>
      <comment>of the receiver</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Starting</source>
      <comment>of the receiver</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>On</source>
      <comment>of the receiver</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receive objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Listen for what others send, as the settings say; off at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver and inbox…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>See who called and what came, and open patients of the inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>The inbox {path} cannot be made: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Receiver…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Nothing is received. Started, it listens at {host}, port {port}, as {title}, for {callers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>Listens at {host}, port {port}, as {title}, for {callers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>The receiver cannot be told which files are shown, and may delete them by its rule: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>any AE title</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>{titles} from {addresses}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/receiving.py" />
      <source>encrypted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_folders.py" />
      <source>Recent folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_folders.py" />
      <source>Off by default: a folder's name can hold a patient's name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_folders.py" />
      <source>Hidden with identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_folders.py" />
      <source>None are remembered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_windows.py" />
      <source>Previous window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_windows.py" />
      <source>Back to the window before this one, and again to this one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_windows.py" />
      <source>Recently used windows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/recent_windows.py" />
      <source>None yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Delivered against planned, plan {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Delivered against planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Treatment records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Show what was delivered, fraction by fraction, against the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Treatment records as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Save every delivery, the sums over the course and all overrides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>Open a case: treatment records of its plan are shown here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>What was delivered is told once all of the case is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/records.py" />
      <source>No treatment record of this plan is here.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/records.py" />
      <source>{n} records are withheld: see Checks.</source>
      <extracomment>of one: {n} record is withheld: see Checks.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Templates of reports (*.txt)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Nothing is written: more of the case has arrived, and the pages are made anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>PDF (*.pdf)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>HTML (*.html)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>JSON (*.json)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>CSV, one file of all tables (*.csv)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Report…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>All that is known of the plan and its dose on pages: to save as PDF, HTML, JSON or CSV, or to print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Save the template</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Template of a report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Measuring</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <location filename="viewer/dosiscope/viewer/report/pages.py" />
      <source>Laying out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>A folder of all tables</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Save the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <location filename="app/dosiscope/app/features/report_files.py" />
      <source>Writing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <location filename="viewer/dosiscope/viewer/report/printing.py" />
      <source>Printing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>The pages are with the printer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>Written: {path}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <source>Written: {path}. JSON has no session beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report.py" />
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Verification report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>Verification report as HTML…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>Findings, references, structures and hashes of the input files, to print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>Verification report as JSON…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>The same for other programs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/report_export.py" />
      <source>Export the verification report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rival_menu.py" />
      <source>It is read first, with its plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rival_menu.py" />
      <source>{dose} cannot be taken: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/roi_names.py" />
      <source>Table of names…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/roi_names.py" />
      <source>Rules that propose a type and a TG-263 name where the file states no type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/roi_names.py" />
      <source>Your table of structure names ({path}) is not used: {why}. The program's own table is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/roi_names.py" />
      <source>The table was not saved: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rt_images.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>RT Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rt_images.py" />
      <source>Show the DRRs and portal images that name the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rt_images.py" />
      <source>RT Images in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/rt_images.py" />
      <source>Give the RT Images the room of the pictures, or show them again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Reading…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Reading {image}: {done} of {total}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>This series is shown, or is not of the open case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>The {image} is not laid over: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>A registration that is here leads to it: it is applied where it is chosen with it, under View, Second image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>There is no other series of images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>{image}, by {registration}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Its frame of reference is another: the registration is applied, which is not part of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>It lies in the frame of reference of the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Second image: how it is laid over…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Blend or checkerboard, window and colours of these images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Show the second image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/second_image.py" />
      <source>Show the images that are laid over, or those below alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/seen_again.py" />
      <source>its goals cannot be read: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/seen_again.py" />
      <source>This is not what was seen: the files are others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/seen_again.py" />
      <source>What was accepted is not accepted again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/seen_again.py" />
      <source>Seen as it was: {n} files are the same by SHA-256.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/seen_now.py" />
      <source>Goals of the session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Take every choice of this dialog back to what it was at first?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>The look of contours, schemes of colours, your limits of the plan check and the parts of the report go back too, and recent folders are forgotten. Archives, the receiver and what is remembered of goals stay; so does whether identity is hidden.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>What you choose holds at once, here; in other windows when they start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>The settings cannot be written: what you choose holds until the program ends.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Groups of settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Privacy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Reset…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Take all choices back to what they were at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Another one holds from the next start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>So that every colour is seen on bright images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Names, IDs, birth dates and paths, as for demonstration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Titles appear in task bars and screen sharing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>A folder's name can hold a patient's name; switched off, they are forgotten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Addresses, AE titles, encryption and the inbox are set in a dialog of their own. Passwords are not kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Copy the path: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Reset the settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/settings_dialog.py" />
      <source>Contents of the page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Show all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Switch every structure on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Hide all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Switch every structure off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Targets only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>PTV, CTV and GTV</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Organs only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_choice.py" />
      <source>Organs and avoidance structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Types</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Solo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>The current structure of the list alone; once more: what was shown before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Centre on the selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Go to the current structure of the list (Return in the list)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Colour of the selected…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Another colour for the current structure of the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Line and fill of all…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Width, dashes, opacity and fill of every structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Line and fill of the selected…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Width, dashes, opacity and fill of the structures selected in the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>A dark edge, so that every colour is seen on bright images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Write the name of every structure on its outline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Move up in the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>The current structure of the list one row up (Alt+Up in the list)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Move down in the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>The current structure of the list one row down (Alt+Down in the list)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>Order of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/structure_look.py" />
      <source>List the structures as the file does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tag_view.py" />
      <source>Tags…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tag_view.py" />
      <source>Every element of the shown dose, as its file has it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tag_view.py" />
      <source>The tags of this object are not at hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tag_view.py" />
      <source>Reading tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/three_d.py" />
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <location filename="viewer/dosiscope/viewer/three_d/view.py" />
      <source>3-D view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/three_d.py" />
      <source>Show structures, isodoses and beams in space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/three_d.py" />
      <source>3-D view in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/three_d.py" />
      <source>Give the 3-D view the room of the pictures, or show them again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/three_d.py" />
      <source>Surfaces are being prepared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Keep a point with its HU, dose, structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Ruler</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Measure a distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Measure an angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Circle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Mean, SD and range of HU and dose inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Rectangle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Line profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Dose and HU along a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>{tip}; Esc ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>List of measurements</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Show the points, sizes and statistics, and the profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Measurements as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Save all points, sizes and statistics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Profile as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Save dose and HU along the line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Profile as picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Save the plot of the profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>End the tool	Esc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>The mouse moves the cross-hair again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Point at the cross-hair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Keep the place of the cross-hair as a point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Rename the selected…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Give the selected point, ruler, area or profile a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Remove the selected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Remove the selected point, ruler, area or profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Clear all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Remove all points, rulers, areas and profiles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/tools.py" />
      <source>Name of {mark}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Doses A and B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Colours: the dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Colour the pictures by their dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Colours: the difference {a_minus_b}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Orange where A is higher, blue where B is; nothing where they are alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Colours: gamma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Blue where gamma is 1 at most, from yellow to red where it is more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Show B in place of A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Show dose B on the pictures, or A again: the title says which</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>A and B by turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Show A and B by turns until the key is pressed again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Faster or slower turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>How long each of the two is shown: {times}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Each for {time} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>B beside A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>The axial plane twice, side by side: A on the left, B on the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Isodoses of B, dashed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Draw the isodoses of B at the levels of A, dashed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>{a_minus_b} in % of the reference dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Tell the difference in % of the dose that is 100 %, or as a dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/two_doses.py" />
      <source>Colours of {a_minus_b} up to ± {end} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/view_changes.py" />
      <source>Undo the change of view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/view_changes.py" />
      <source>Back to plane, cross-hair, zoom, window and isodoses of before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/view_changes.py" />
      <source>Redo the change of view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/features/view_changes.py" />
      <source>Do again what was taken back</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/receiver_process.py" />
      <location filename="app/dosiscope/core/network/calls.py" />
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>{n} times</source>
      <extracomment>of one: {n} time</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Phantom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Quantity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <location filename="app/dosiscope/core/report/findings.py" />
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Expected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <location filename="app/dosiscope/core/report/findings.py" />
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Error %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Allowed %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Comparing shapes in a linear dose with their closed forms, and sample frames with the pixels they were made of…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>The self-test itself failed: do not rely on this installation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>Self-test</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_dialog.py" />
      <source>Copy table and verdict as text, to be filed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_report.py" />
      <source>Self-test of {program}, {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_report.py" />
      <source>Volumes and DVHs of shapes in a linear dose beside their closed forms;</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/selftest_report.py" />
      <source>a frame of every transfer syntax beside the pixels it was made of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>D&amp;ose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;Structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;Plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;Tools</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/shell.py" />
      <source>Starting</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/telling.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <source>{n} plans</source>
      <extracomment>of one: {n} plan</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/app/window.py" />
      <source>Checks {warnings}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>no sum of all beams: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>the plan has no beam that gives dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>there is no BEAM dose of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>a BEAM dose does not state of which beam it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>there is a dose of {beams}, which gives none in the plan</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>{n} BEAM doses</source>
      <extracomment>of one: {n} BEAM dose</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>beam {number} is in {doses}, and which of them counts is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>there is no dose of {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/records/planned.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <location filename="viewer/dosiscope/viewer/layers/beams.py" />
      <source>Beam {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>Beam {number} "{name}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>control point {point} ({which} of {count})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>towards {angle}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>(not used)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>number {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/painting.py" />
      <source>block {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>{x} mm across</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>what its applicator leaves open on the isocentre plane is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>what its applicator ({applicator}) leaves open on the isocentre plane is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <source>{angle}, turns by up to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <location filename="app/dosiscope/core/beams/coordinate_systems.py" />
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/dwells.py" />
      <location filename="app/dosiscope/core/made_findings.py" />
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <location filename="app/dosiscope/core/records/words.py" />
      <location filename="app/dosiscope/core/report/cells.py" />
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/goals/words.py" />
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/beam_words.py" />
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{n} pairs</source>
      <extracomment>of one: {n} pair</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the beam has no control point {point}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>without a type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>jaws or leaves {device} are not understood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the positions of {device} are not stated or cannot be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the jaws {device} are not two</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the boundaries of the leaves {device} are not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>{device} has {pairs} pairs of positions and boundaries of {bounded}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the boundaries of the leaves {device} are not in ascending order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>a block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the outline of {block} is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/aperture.py" />
      <source>the type of {block} is {type}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/coordinate_systems.py" />
      <source>the patient position is {position}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the isocentre is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the source-axis distance is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>the source-axis distance is not positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the patient sits in a chair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the patient position is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the plan states several patient positions ({positions}), and the beam does not say which is its own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the gantry angle is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the couch angle is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the collimator angle is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the table top is tilted: its pitch angle is {angle}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the table top is tilted: its roll angle is {angle}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the table top is turned beside the couch: its eccentric angle is {angle}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/eye.py" />
      <source>the gantry is tilted: its pitch angle is {angle}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/of_image.py" />
      <source>the image states no exposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/of_image.py" />
      <source>the image states {number} exposures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/of_image.py" />
      <source>its exposure states no jaws, leaves or blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/openings.py" />
      <source>the outlines of its blocks have so many corners and crossings that what they leave open was given up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/prepared.py" />
      <source>Silhouettes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/silhouette.py" />
      <source>it reaches the source of the beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/spots.py" />
      <source>the beam states no spots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/spots.py" />
      <source>the beam states no spots; its scan mode is {mode}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/beams/spots.py" />
      <source>the spots of control point {point} are not stated or cannot be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/bend.py" />
      <source>Comparing beams with plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/case_pool.py" />
      <source>of plan {plans}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/colour_scheme.py" />
      <source>a scheme of colours begins with: pattern,colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/colour_scheme.py" />
      <source>line {number} of the scheme of colours is no pattern and #rrggbb</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>Gantry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>Collimator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>Couch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Table top pitch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Table top roll</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Table top eccentric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Gantry turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>up to {angle} apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Jaws {device}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Leaves {device}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>up to {distance} mm apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>Outlines of blocks</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>{n} corners</source>
      <extracomment>of one: {n} corner</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/strip.py" />
      <source>Meterset along the control points</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>{n} values</source>
      <extracomment>of one: {n} value</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>up to {percent} % of the beam apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>not as many pairs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>not as many control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>not stated by both everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>weights up to {difference} apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Spots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Meterset unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Meterset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Dose of a fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="viewer/dosiscope/viewer/picture_warnings.py" />
      <source>ROI {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Bolus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Tolerance table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Description</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Radiation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Delivery</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Fluence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Wedges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Blocks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Compensators</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Applicators</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Snout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Range shifters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>SSD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Source to axis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Snout position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Table top vertical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Table top longitudinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Table top lateral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Patient position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Setup technique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>Unit of energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <source>{n} energies, {lowest} to {highest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/beams.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Brachytherapy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/course.py" />
      <source>planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Technique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Source {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="app/dosiscope/core/report/dvh.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="app/dosiscope/core/report/method.py" />
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>Source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Isotope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Reference air kerma rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>µGy/h at 1 m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Half-life</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Strength as of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Application setup {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Setup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Total reference air kerma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>µGy at 1 m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>{setup}, channel {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="viewer/dosiscope/viewer/seen_channels.py" />
      <source>Channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Total time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>Source number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>places not stated by both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>places up to {most} mm apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>times not stated by both</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/brachy_rows.py" />
      <source>times up to {most} s apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/difference_around.py" />
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>no part of it has both doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/dose_difference.py" />
      <source>Comparing doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plan_row.py" />
      <source>same</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plan_row.py" />
      <source>changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plan_row.py" />
      <source>only in A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plan_row.py" />
      <source>only in B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>neither A nor B has a plan that could be compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>A has no plan that could be compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>B has no plan that could be compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Approval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Intent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Geometry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Manufacturer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>Software versions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>Fractions of group {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>Beams that treat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Meterset of a fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Dose reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <source>Prescribed dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/plans.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Maximum dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>Comparing doses in structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <location filename="app/dosiscope/core/solids/surface.py" />
      <location filename="app/dosiscope/core/surfaces/solid_surface.py" />
      <source>it has no volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>A and B are a single plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>A is a single plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>B is a single plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>both doses have data in a single plane of it only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/roi_differences.py" />
      <source>{percent} of it does not have both doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <source>several ROIs have this name: which belong together is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>they are in different frames of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <source>Comparing structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <source>the structure sets do not compare: they are of different patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <source>the structure sets do not compare: the Frame of Reference is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/structure_sets.py" />
      <source>the structure sets do not compare: they are in different frames of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>within the uncertainty, not certain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>min {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>at mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>max {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>mean {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>where</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>RMS {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>% beyond {limit} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>both doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A or B at least {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Difference A - B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>No dose is named that is 100 %: no share of a limit is told.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Not compared: {volume} cc in which A alone has dose data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Not compared: {volume} cc in which B alone has dose data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>% not compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>why there are no numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Difference A - B in structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>metric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>remark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>DVH metrics</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>in</source>
      <comment>of a structure: A or B</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Dice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>centres apart mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>outlines apart mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>95 % within mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>at most mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Structure sets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A is {a}, B {b}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A is {a}, B without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A is without a label, B {b}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A is without a label, B without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>the same contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>both</source>
      <comment>A and B</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>% with gamma up to 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>not evaluated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>all points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>{gamma}; A is the reference, B is evaluated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Gamma is sought up to {most}: a larger one counts as that</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>of</source>
      <comment>head of a column: what an attribute belongs to</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>attribute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>B is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>by</source>
      <comment>head of a column: by how much</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Not compared: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>{n} attributes are the same.</source>
      <extracomment>of one: {n} attribute is the same.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>Plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>goal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>A is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>so</source>
      <comment>head of a column: what follows</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <source>why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>whole dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>how its contours between the images are connected is unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>Checking contours</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <location filename="app/dosiscope/core/contour_checks/given_up.py" />
      <location filename="app/dosiscope/core/contour_checks/repeats.py" />
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <location filename="app/dosiscope/core/nearest_slice.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <location filename="io/dosiscope/io/case/contour_images.py" />
      <location filename="io/dosiscope/io/case/contour_places.py" />
      <location filename="io/dosiscope/io/rt/contour_defects.py" />
      <location filename="io/dosiscope/io/rt/contour_windings.py" />
      <location filename="io/dosiscope/io/rt/structure_set.py" />
      <source>{n} contours</source>
      <extracomment>of one: {n} contour</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>the contour itself</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>{n} connections</source>
      <extracomment>of one: {n} connection</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <source>contours {numbers}</source>
      <extracomment>of one: contour {numbers}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>a Contour Number of this ROI</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <location filename="app/dosiscope/core/contour_checks/repeats.py" />
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{n} planes</source>
      <extracomment>of one: {n} plane</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>one of its own plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/crossings.py" />
      <source>outlines in or across others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/crossings.py" />
      <source>outlines apart from each other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/crossings.py" />
      <source>the volume is {volume} cc</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/crossings.py" />
      <source>the area is {area} cm² on {n} planes</source>
      <extracomment>of one: the area is {area} cm² on its plane</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/crossings.py" />
      <source>{drawn} so, {united} if taken together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/given_up.py" />
      <source>{contours} of {points} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/given_up.py" />
      <source>outlines that seldom cross</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>a regular</source>
      <comment>pattern of gaps</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>an irregular</source>
      <comment>pattern of gaps</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <location filename="app/dosiscope/core/record_fault.py" />
      <location filename="app/dosiscope/core/records/words.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/course.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <location filename="viewer/dosiscope/viewer/layers/wash_bar.py" />
      <location filename="viewer/dosiscope/viewer/mark_text.py" />
      <location filename="viewer/dosiscope/viewer/picture_sheet.py" />
      <source>{first} to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>{number} more</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>{n} places</source>
      <extracomment>of one: {n} place</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>{volume} cc as drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>{volume} cc interpolated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>{volume} cc in the file</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} gaps</source>
      <extracomment>of one: {n} gap</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>the file states {volume} cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>a contour on every slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>{drawn} cc so, {joined} cc if connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/left_out.py" />
      <source>the contours that it is attached to, or empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/repeats.py" />
      <source>{contours} repeated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/repeats.py" />
      <source>each outline once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <source>contour item {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <source>contour {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <source>contour items {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/report.py" />
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <location filename="app/dosiscope/core/record_fault.py" />
      <location filename="app/dosiscope/core/text.py" />
      <source>{first} and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <source>and {number} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <source>a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <source>gaps</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <source>{pairs}, gaps at z = {places} mm</source>
      <extracomment>of one: {pairs}, a gap at z = {places} mm</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/shapes.py" />
      <source>{drawn} cc so, {filled} cc if filled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <source>1 of its contours has no Contour Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <source>{count} of its contours have no Contour Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>a Contour Number that is referred to is not unique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <source>contour {number} is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <source>there is no contour on the image plane z = {z:.2f} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>attached contours skip a contour that lies between them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/modes.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>on-slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/modes.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>off-slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/modes.py" />
      <source>source-planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/modes.py" />
      <source>undefined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/modes.py" />
      <location filename="app/dosiscope/core/link.py" />
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <location filename="app/dosiscope/core/records/judging.py" />
      <location filename="app/dosiscope/core/records/unlike.py" />
      <location filename="app/dosiscope/core/reference_chain.py" />
      <location filename="app/dosiscope/core/solids/solid.py" />
      <location filename="app/dosiscope/core/typed_uid.py" />
      <source>none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/own_planes.py" />
      <source>planes {distance:.2f} mm apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/conversion.py" />
      <source>{alpha_beta} in {structure}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/conversion.py" />
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <location filename="viewer/dosiscope/viewer/panels/beams.py" />
      <location filename="viewer/dosiscope/viewer/panels/plan.py" />
      <source>{n} fractions</source>
      <extracomment>of one: {n} fraction</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/conversion.py" />
      <source>{quantity} ({ratio}, {fractions} as typed)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>as planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>in parts, as planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>as planned, flagged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>differs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>not completed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>more than once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <location filename="app/dosiscope/core/records/comparison.py" />
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>no record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>no record yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>not in the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>not compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>imaging</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>setup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/course.py" />
      <source>specified</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/ct.py" />
      <source>stored value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose.py" />
      <source>(unit not stated)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose.py" />
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>relative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{number}” is no weight of a dose: write a number from {least} to {most}, *, and the UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{dose}” is no dose: write UIDs with + between them, each with its weight (0.5*UID) if it has one, or {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{wrong}” is no {alpha_beta}: write a number in Gy, and for a structure its name, = and a number (3,PTV=10)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{name}” is {structure} [{number}], which has an {alpha_beta} already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>none</source>
      <comment>structures</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{name}” names {n} structures; there are: {known}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>“{name}” names no structures; there are: {known}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>{numbers} of fractions for {doses}: write one for each, in their order</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>{n} numbers</source>
      <extracomment>of one: {n} number</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>no sum of all beams: there is no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <location filename="app/dosiscope/core/eqd2.py" />
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the unit of the dose is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>a relative dose adds to none and compares with none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>they are of different patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>the Frame of Reference is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>they are of different quantities, {quantities}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>they were converted with different {alpha_beta}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>the Dose Type is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <source>they are of different Dose Types: {types}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_likeness.py" />
      <location filename="app/dosiscope/core/dose_origin.py" />
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <location filename="app/dosiscope/core/kinds.py" />
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>{dose}, not a plan dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>{conversion} of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>all beams ({formula})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>composite of all beams ({formula})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>difference of {formula}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_origin.py" />
      <source>composite of {formula}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>there is no point at which all of them have dose data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>they are single planes that do not lie in one plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and both of beam {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and of which beams is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and both of fraction group {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and of which fraction groups is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and both of application setup {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and of which application setups is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>a sum needs doses, and a weight for each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>the weights of a sum must be positive numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>no {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>no {dose}: a difference of doses does not add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>no {dose}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{one} and {other} may have plans in common: a {summation} does not name all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{one} and {other} are of one plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{one} and {other} may be of one plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and one may be part of the other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and both of control points {first} to {last} of beam {beam}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, which would count twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>{plan}, and may be of the same part of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_sum.py" />
      <source>Adding doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>RELATIVE: not in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>not stated: not in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>EFFECTIVE: RBE-weighted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>ERROR: a difference of doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>PLAN: the whole plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>MULTI_PLAN: several plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>FRACTION: one fraction group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>BEAM: single beams, not the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>BRACHY: single setups, not the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>CONTROL_POINT: part of a beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>Summation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>Beam numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/report/method.py" />
      <source>Made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>{unit}: derived from Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>{size} points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dose_words.py" />
      <source>{least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/band.py" />
      <source>Uncertainty of a DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/band.py" />
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/band.py" />
      <source>between planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/band.py" />
      <source>slice phase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/choice.py" />
      <source>the unit of the dose is not stated: no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/choice.py" />
      <source>the dose is {unit}, not in Gy: no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/choice.py" />
      <source>{method} (too large for cubic splines)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/choice.py" />
      <source>{method} (not smoothed)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/compare.py" />
      <source>Nothing to compare: no structure has both a stored and a computed DVH.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/dvh/compare.py" />
      <source>{n} structures compared</source>
      <extracomment>of one: {n} structure compared</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/compare.py" />
      <source>{number} of them within the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/compare.py" />
      <source>the largest difference is that of {structure}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/compare.py" />
      <source>{metric} within {size} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/cubic.py" />
      <source>the structure is too large for a cubic dose, which is meant for targets of a few dose voxels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/curve.py" />
      <source>computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/curve.py" />
      <source>stored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/curve.py" />
      <source>{share} of the structure is outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>the structure has no volume: no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>small for its dose grid: it has the volume of {voxels:.3g} dose voxels</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>it has contours on {n} planes only</source>
      <extracomment>of one: it has contours on {n} plane only</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>end rule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>between contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>area runs as a cubic</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>as the solid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>cubic splines at a third of the spacing, then trilinear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>trilinear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>lines per cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>bin width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>parts sampled by themselves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>hottest part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>in no smaller cells: too much is about as hot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>solid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <location filename="app/dosiscope/core/solids/solid.py" />
      <source>tapered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/engine.py" />
      <source>dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>cumulative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>stored differential, shown cumulative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>natural: no curve is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>The stored DVH of {structure} is withheld: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>its minimum, maximum and mean are not shown: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>a natural DVH is weighted by distance: no curve is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>no ROI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>its relative doses reach {most:.4g}: whether they are percent of the DVH Normalization Dose Value of {dose} is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>bins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>volume of a bin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>at its lower end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/from_stored.py" />
      <source>stored relative, times the DVH Normalization Dose Value of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>the dose is below 0 at some points, as a difference is: no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>the dose has {planes} of {rows} x {columns} samples; a DVH needs at least two in every direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>the largest block without gaps counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>values below 0 count as 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>tilted by {tilt:.4f} rad: sampled on level planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <source>the dose grid is too thin: no DVH ({note})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/hot_places.py" />
      <source>Looking for the hottest place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>the isodose counts in the whole dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>the isodose is also that of {targets}, and nothing tells which part of it belongs to which target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>whether other targets share it was not looked at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>it is also that of {targets}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>the dose grid is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>no dose reaches {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/indices.py" />
      <source>the structure has no volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/intervals.py" />
      <source>its uncertainty has not been estimated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/intervals.py" />
      <source>a stored DVH does not tell its uncertainty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/intervals.py" />
      <source>between its samples the dose may be {more} more or {less} less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/intervals.py" />
      <source>between its samples the dose may be {more} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/intervals.py" />
      <source>between its samples the dose may be {less} less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/isodose_volume.py" />
      <source>the isodose of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/isodose_volume.py" />
      <source>{what} is everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/isodose_volume.py" />
      <source>{what} reaches the edge of the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/isodose_volume.py" />
      <source>the structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/isodose_volume.py" />
      <source>{what} reaches samples without dose data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric.py" />
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>not evaluable: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the file states no mean dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the file states no min dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the file states no max dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>part of the structure is outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the median dose is 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>there is no reference dose that is 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>there is no curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <location filename="app/dosiscope/core/eqd2.py" />
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is relative, not in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the volume in cc is not known, the DVH is in % only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>the structure has {volume} cc only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metric_values.py" />
      <source>only {share} of the structure is within the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <location filename="app/dosiscope/core/report/dvh.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>Volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Volume of the whole ROI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Least dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Mean dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Largest dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Median</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Dose that half of the volume receives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Dose that at least {at} of the volume receives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Volume that receives at least {at}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Volume that receives less than {at}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Largest dose in the coldest {at} of the volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Homogeneity: (D2% - D98%) / D50% (ICRU 83)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Conformity: volume of the isodose of {at} in the whole dose grid over that of the structure (RTOG)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Conformity: the structure within the isodose of {at}, squared, over the volumes of both (Paddick)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Gradient: volume of half of {at} over that of {at}, both in the whole dose grid (Paddick and Lippitz)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>Volume of half of {at} in the whole dose grid over that of the structure (RTOG 0915)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>"{what}" has no unit: write {ways}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>"{what}" asks for more than 100 % of the volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/metrics.py" />
      <source>"{what}" is no DVH metric; examples: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/origins.py" />
      <source>{number} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/outside.py" />
      <source>{share} of the structure lies outside the dose grid: no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/outside.py" />
      <source>the structure lies wholly outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored dose is in {stored}, the computed one in {computed}: doses are not compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored DVH belongs to another RT Dose (a beam's or a sum's)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>all stored doses are {factor:.4g} times the computed ones: another normalisation or number of fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored volume is that of the part within the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored volume is that without half slices at the ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored volume counts nested contours as filled, not as holes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>nested contours are holes here and may be filled there: they enclose {volume} cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored DVH leaves out what receives no dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored volume lies between those without and with half slices at the ends: rounded ends there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the volumes differ by {percent} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>{difference}, as if the outline there lay {shift:.2g} mm within the contours: resampled into voxels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>{difference}, as if the outline there lay {shift:.2g} mm beyond the contours: resampled into voxels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>{difference}: no end rule explains it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the stored bins are {width:.3g} {unit} wide, {percent} % of its maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the doses agree within one stored bin ({width:.3g} {unit})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/reasons.py" />
      <source>the doses agree within what these contours tell (up to ± {most:.2g} {unit})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dvh/smooth.py" />
      <source>a smooth profile needs tapered ends, not the end rule "{rule}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>the movement of its source is {movement}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its total time is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>its time weights are not all stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its final time weight is not above 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its {number} control points are no pairs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its source is FIXED and has more than one place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>its time weights fall</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its last control point has not the final time weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>its control points {first} and {second} are a pair and lie apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>the sources are pulsed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>two sources have the number {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>the strength of the source of channel {number} is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/dwells.py" />
      <source>channel {number}: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/effort.py" />
      <source>its outlines cross, overlap or run to and fro so often that measuring it was given up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>no {quantity} of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>{what}: {alpha_beta} is from {least} to {most} Gy, not {ratio}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>{structure} is named twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the number of fractions is from {least} to {most}, not {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>Converting to {quantity}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is a difference (Dose Type ERROR), not one that is given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the dose is EFFECTIVE, weighted for biological effect already; it is converted only if that is accepted (EQ-01)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>whether the dose is physical is not stated; it is converted only if that is accepted (EQ-01)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>it is {quantity} already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>a difference of doses is not the dose of a fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>it is a sum of beams that is not known to be the whole dose of a fraction; the dose of the plan, or the sum of all its beams, can be converted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>it is a sum of doses that are given in other fractions; each is converted first, and added then</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>a {summation} dose is not the whole dose of a fraction; the dose of the plan, or the sum of all its beams, can be converted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>a {summation} dose is not known to be the whole dose of fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the dose is of {n} fraction groups: how much of it a fraction gives is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan has {n} fraction groups, and the dose is of all: how much of it a fraction gives is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>of what it is the dose is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>it is of several plans; the dose of each is converted first, and added then</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan is of {kind} brachytherapy, whose dose rate counts as well</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>its plan is not shown, so the number of fractions is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>it names no plan, so the number of fractions is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the dose is of {n} fraction groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan has {n} fraction groups, and of which one the dose is, is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan has no fraction group {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan does not state the number of fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>the plan states {number} fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/eqd2.py" />
      <source>{structure} has no volume, so its {alpha_beta} cannot be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/errors.py" />
      <source>this installation of Dosiscope lacks {module}, which decodes {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Warnings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Warning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/finding_words.py" />
      <source>Accepted ({rule}): {message}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/by_structure.py" />
      <source>no point of it is above the threshold</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/gamma/by_structure.py" />
      <source>of {n} points only</source>
      <extracomment>of one: of {n} point only</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/by_structure.py" />
      <source>gamma by structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>a gamma with {number} % is not computed: it must be from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>a gamma with {number} mm is not computed: it must be from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>a gamma with {number} % as threshold is not computed: it must be from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>{percent} %/{mm} mm, local</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>{percent} %/{mm} mm, global</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>{criteria}, threshold {threshold} % of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>{criteria} of {dose}, threshold {threshold} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/criteria.py" />
      <source>“{text}” names no gamma criteria: write it as 3%/2mm or 3%/2mm,local</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>no gamma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>the reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>the evaluated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>no gamma: a difference of doses is no dose to compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>no gamma: the reference dose is zero everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>no gamma: the reference dose is nowhere at the threshold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <location filename="viewer/dosiscope/viewer/layers/scales.py" />
      <source>gamma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/gamma.py" />
      <source>no gamma: the evaluated dose has no data at any point of the reference dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/map.py" />
      <source>limits of AAPM TG-218 (95 % tolerance, 90 % action at 3 %/2 mm, global, threshold 10 %) are for measurements of a delivery, not for one plan against another</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/gamma/map.py" />
      <source>{n} of {points} not evaluated: the evaluated dose has no data there</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/gamma/map.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} points</source>
      <extracomment>of one: {n} point</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/gathering.py" />
      <source>see the checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/geometry.py" />
      <source>row and column directions are not perpendicular unit vectors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/geometry.py" />
      <source>pixel spacing {spacing} is not positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/geometry.py" />
      <source>a position lies more than {most:g} mm from the origin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/geometry.py" />
      <source>the z positions of the planes do not increase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the limit lies within the uncertainty of the value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>it is not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the value is in {unit}, the goal in {wanted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the value is in no unit, the goal in {wanted}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <location filename="app/dosiscope/core/plan_check/subject.py" />
      <source>there is no structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the structure set is withheld: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the structure is withheld: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>several structures have the ROI Number {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the structure has no contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the dose has gaps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/evaluate.py" />
      <source>the dose is largest at the edge of its grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <source>no goals in {path}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>it is no text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <source>it is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <source>none of it can be evaluated: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <source>it is JSON, but not of ProKnow nor of PlanScoreCard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>it has {n} goals; {most} at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goal_file.py" />
      <source>it begins as JSON and is none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>it has no goals; a template begins with: {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>line {number}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>it has a head and no goals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <location filename="viewer/dosiscope/viewer/dvh/picture.py" />
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <location filename="viewer/dosiscope/viewer/three_d/painting.py" />
      <source>and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>{n} lines cannot be used: {lines}</source>
      <extracomment>of one: {n} line cannot be used: {lines}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>its head has no {missing}; a template begins with: {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>its head has {strange}; it may have: {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>its head has one of its columns twice; it may have: {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>a quotation mark has no counterpart in this line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>it has {cells} cells, the head has {columns} (a decimal comma? Write a point)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>it has {cells} cells, the head has {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>a cell has more than {most} characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>op is &lt;= or &gt;=, not {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the goal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the goal is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the variation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the priority</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the metric is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the metric {metric} has a limit in it: that belongs in op and goal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the metric has a decimal comma: write {point}, not {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>{what} has a decimal comma: write {point}, not {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>{what} is no number: {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>{what} is a whole number from 1 on, not {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>the number of fractions is a whole number or a range: it is like 5 or 25-45, not {cell}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>an alias cannot hold the sign |: it parts aliases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>metric {number} ({metric} of “{structure}”): {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>metric {number} ({metric}): {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>metric {number} (“{structure}”): {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>metric {number}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>its {value} is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/imported.py" />
      <source>its {value} is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} variation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} fail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} not decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} not evaluable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/outcome.py" />
      <source>{n} left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>it is no metric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>custom metric “{metric}”: its value is typed, not computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>From a ProKnow scorecard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>there is no such metric here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>it is scaled by a prescription that ProKnow knows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>it has an arg_1, of which the meaning is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>it has an arg_2, of which the meaning is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>its structure is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>it has no objectives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>its objectives are no list of bins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>it has objectives on both sides of what is met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>its objectives do not say both what is met and what fails</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>whether its objective “{label}” is met is not told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>its objectives leave a gap, or overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>between two of its objectives there is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>its objectives are not in the order of their numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/proknow.py" />
      <source>its objectives do not reach to the ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>the number of fractions: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>site {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>creator {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>From PlanScoreCard, {parts}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>From PlanScoreCard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>it is no whole number from 1 to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>a volume is in cc here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>its {value} is “{unit}”, not %, cc, Gy or cGy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>it has no score points that tell a limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>its score points are no list of points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>two of its score points are of one value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>its score neither only rises nor only falls</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/score_card.py" />
      <source>several of its score points are the variation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>a goal and its variation are numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>a goal and its variation are not below 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>the structure is missing (only Max can be asked of the whole dose)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>the whole volume receives at least 0: nothing is asked of the dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>every value is at least 0: the goal would always be met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>no value is above {most}: the goal would always be met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>no value is above {most}: the goal would never be met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>the variation {variation} is below the goal {goal}: it would be met already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/sense.py" />
      <source>the variation {variation} is above the goal {goal}: it would be met already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>no structure is named “{structure}” or an alias of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>no structure is named “{structure}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>{n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>{structures} both fit “{word}”: which one is meant is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>{structures} all fit “{word}”: which one is meant is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>{structure} was assigned by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>{structure} fits the alias “{alias}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/structure_match.py" />
      <source>{structure} was taken for it: the proposed TG-263 name is {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/two_doses.py" />
      <source>same result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/two_doses.py" />
      <source>B is better</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/two_doses.py" />
      <source>B is worse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/two_doses.py" />
      <source>not comparable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>there is no dose grid, and a stored DVH does not tell its uncertainty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>a difference of doses is not the dose of a treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the file does not state whether the dose is that of the whole plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is that of a part of the treatment ({summation}), the goal is for the whole</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is that of one fraction group (FRACTION), and how many the plan has is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is that of one fraction group (FRACTION), and the plan has {n}: the goal is for the whole treatment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the file does not state whether the dose is physical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>on {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>on a {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is that of the only fraction group (FRACTION)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is of another plan than the one shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>a limit in {unit} was compared with {unit} (RBE): the dose is EFFECTIVE</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the dose is EFFECTIVE, in Gy (RBE)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy {quantity}, the dose is physical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy {quantity}, the dose is in Gy (RBE)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy {quantity}, the dose is of no stated type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy, the dose is {quantity}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy {quantity}, the dose is {stated}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is in Gy {quantity}, the dose is {stated} with {alpha_beta} {ratios}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>100 % is {dose}, which does not fit the dose: {proportion}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is for {n} fractions</source>
      <extracomment>of one: the goal is for {n} fraction</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>the goal is for {least} to {most} fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, and the dose is made of others: in how many is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, and the dose is of several plans: in how many is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, and the plan of the dose is not shown: in how many is not known</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>{n} fraction groups</source>
      <extracomment>of one: {n} fraction group</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, and the plan has {groups}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, and the plan does not state how many it has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/whole_treatment.py" />
      <source>{goal}, the plan has {fractions}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <source>FAIL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <source>NOT DECIDED</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <location filename="app/dosiscope/core/plan_check/item.py" />
      <source>NOT EVALUABLE</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <source>VARIATION</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <location filename="app/dosiscope/core/plan_check/item.py" />
      <source>PASS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/goals/words.py" />
      <source>{goal} (variation {variation})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>an object that is shown would no longer be one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>{objects} of this patient arrived.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>What arrived was not added: {why}. Open the patient again to see all that is here.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/growing.py" />
      <source>Of what arrived, {n} files were not added: {why}. Open the patient again to see all that is here.</source>
      <extracomment>of one: Of what arrived, {n} file was not added: {why}. Open the patient again to see all that is here.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>with it, an object that is shown would no longer be one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>with them, an object that is shown would no longer be one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>a dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>a plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/growing.py" />
      <source>a structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/inputs.py" />
      <source>not a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{dose}, plan {plan}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{dose}, the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>typed by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>its maximum, {maximum}, is {share} % of that</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{proportion} (it is the dose of a part: {summation})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{proportion} (stated in cGy? Divided by 100 it would be {dose})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{proportion} (is the dose in cGy? Divided by 100 its maximum would be {maximum})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{proportion} (stated per fraction? Times {fractions} it would be {dose})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose.py" />
      <source>{proportion} (the dose of one fraction? Times {fractions} it would be {maximum})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a preset needs a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a name has at most {n} letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a name has no brackets, and only letters that can be seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a preset has at least one level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a preset has at most {n} levels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>“{name}” is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>“{name}” has no level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>there are more than {n} presets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>a preset begins with its [name]</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>“{name}” has two prescriptions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>it holds no preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>{text} is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>{text} is not between {least} and {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>{level} is no isodose level such as 95% or 20Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_presets.py" />
      <source>{word} is no colour, width or look of a level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>there is no level: write levels such as 107,100,95%,20Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>there are {n} levels, and {most} at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>“{level}” is no isodose level: write levels such as 107,100,95%,20Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>“{level}” could be {level} % or {level} Gy: write the unit behind it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>“{level}” has no meaning: no dose is named as 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>“{level}” is in Gy, and the dose is not</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/isodose_text.py" />
      <source>“{level}” is not between {least} and {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>structure set</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/kinds.py" />
      <source>{n} structure sets</source>
      <extracomment>of one: {n} structure set</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/kinds.py" />
      <source>{n} CT series</source>
      <extracomment>of one: {n} CT series</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/kinds.py" />
      <source>{n} {kind} images</source>
      <extracomment>of one: {n} {kind} image</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/kinds.py" />
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{n} {kind}s</source>
      <extracomment>of one: {n} {kind}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>Record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>Ion record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>Brachy record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/kinds.py" />
      <source>Summary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>nothing that can be shown was found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There is no object with the UID {uid}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>The {kind} names {objects}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>The {kind} is not shown, and names nothing that is here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{number} different {kind} files have one UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>Files of one {kind} series have the same UID but differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{what}; choose one:{list}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{what}; choose one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>What is here is of {number} patients or plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{what}; what is here is listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There is no {kind} with the UID {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There are {number} patients</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{what}; there are:{list}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There are {number} doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There are {number} doses, none of a whole plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>{number} image series, none of them a CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/link.py" />
      <source>There are {objects}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/made_findings.py" />
      <source>up to {least} and up to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/made_findings.py" />
      <source>fractions alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/made_findings.py" />
      <location filename="viewer/dosiscope/viewer/dvh/rows.py" />
      <source>not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/made_findings.py" />
      <source>at most 8 to 10 Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <source>ruler</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <source>angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <source>line profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <source>circle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/marks/mark.py" />
      <source>rectangle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/nearest_slice.py" />
      <source>the contours do not lie off the images by one distance, nearer to one image than to the next; they are shown where they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/nearest_slice.py" />
      <source>Points and contours in space stay where they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/nearest_slice.py" />
      <source>at most {most:g} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>Withheld: {object}: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it is of another patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it has the SOP Instance UID of the one shown, and differs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it lies in another frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it is the same dose as that shown, under another UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it was not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>its DVHs were not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it is of another plan than that shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>its DVHs are of another plan than that shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>another dose of the plan is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it is compared with this case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the dose that is shown is made with it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the plan shown is "{shown}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the dose that is shown is of several plans, of which it is one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>no dose that is shown names it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the plan names another</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>another is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the structure set names another CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it names another plan than that shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the plan that it names is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it names no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>such are applied only where that is asked for, to images laid over others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>it is deformable, and such are never applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>objects of its kind are listed only; it names the {named} of this case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>objects of its kind are listed only; it names none of this case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{object} is not shown: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>Not in this case: {object}: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{objects} (each: {reason})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>The {object} that the {by} names ({uid}) is not {here}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>case</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{named} {modality} images are referenced, {n} are here: elsewhere contours and dose are shown on black.</source>
      <extracomment>of one: {named} {modality} images are referenced, {n} is here: elsewhere contours and dose are shown on black.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No {object} of this patient is here: what is here is of other patients.</source>
      <extracomment>of one: No {object} of this patient is here: what is here is of another patient.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No {object} is shown: {names} can be chosen in the case browser.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No {object} is shown: {n} are here and can be chosen.</source>
      <extracomment>of one: No {object} is shown: {n} is here and can be chosen.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>The dose names no plan, so it is not known whether it is of {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No structure set is {here}: there are no contours and no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No dose grid is {here}: only stored DVHs are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No {object} is {here}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the dose is shown on black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the contours are shown on black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>the dose and the contours are shown on black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>This is of what was here when it was made; whether all of it fits together is not checked yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>here</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>here (it may be in {n} damaged files)</source>
      <extracomment>of one: here (it may be in {n} damaged file)</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>No CT is {here}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{n} images are referenced, no CT image is {here}</source>
      <extracomment>of one: {n} image is referenced, no CT image is {here}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>still arriving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>being read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>more {kind}s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{left} of {total} {kind}s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{left} of {total} ROIs of the {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>there is no such folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is there already and not an empty folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is there already and not a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>--force replaces it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>{path} was not written: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is not a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is write-protected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it belongs to what was opened, and that is never overwritten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is there already and Dosiscope did not write it ({instead})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/outputs.py" />
      <source>it is read for this, and never overwritten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/closed_form.py" />
      <source>closed form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/frames.py" />
      <source>frame, worst pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/frames.py" />
      <source>not read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/frames.py" />
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>FAILED</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>{failed} of {n} checks FAILED; largest error found: {error:.3g} % ({quantity} of the {phantom}, allowed {limit:g} %).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>All {n} checks passed; largest error found: {error:.3g} % ({quantity} of the {phantom}, allowed {limit:g} %).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>All {n} transfer syntaxes are read right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>{failed} of {n} transfer syntaxes FAILED: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>This installation lacks {libraries}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>phantom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>quantity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>expected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>error %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>allowed %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>{shape}, dose along {axis}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>linear dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/selftest.py" />
      <source>dose at 200 points, worst</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/shapes.py" />
      <source>sphere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/shapes.py" />
      <source>upright cylinder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/shapes.py" />
      <source>lying cylinder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/shapes.py" />
      <source>upright cone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/phantoms/shapes.py" />
      <source>lying cone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <location filename="app/dosiscope/core/records/comparison.py" />
      <location filename="app/dosiscope/core/records/judging.py" />
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>no type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>No beam names the bolus {bolus}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>no beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>a beam that names it, or no bolus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>There is no bolus, and no beam names one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>The bolus {bolus} is not of {beams}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>All beams have the bolus {bolus}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>{beams} name as bolus ROI {number}, which is not there.</source>
      <extracomment>of one: {beams} names as bolus ROI {number}, which is not there.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>{beams} name as bolus {roi}, which is no bolus by its type.</source>
      <extracomment>of one: {beams} names as bolus {roi}, which is no bolus by its type.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>The plan has no tolerance tables.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>a tolerance table for every beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>The tolerance table that is named for {beams} is not in the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>a tolerance table</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>{beams} name no tolerance table.</source>
      <extracomment>of one: {beams} names no tolerance table.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>The beams name {count} tolerance tables: {labels}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>one</source>
      <comment>tolerance table</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/accessories.py" />
      <source>All beams name the tolerance table {label}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>the gantry angle is {angle}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>the collimator angle is {angle}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>the couch angle is {angle}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>it is static, and its collimator turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>it is static, and its couch turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>no beam states a gantry angle</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>{beams} state no gantry angle.</source>
      <extracomment>of one: {beams} states no gantry angle.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>{beams} have the same isocentre, angles, energy, opening and accessories.</source>
      <extracomment>of one: {beams} has the same isocentre, angles, energy, opening and accessories.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>{n} beams alike</source>
      <extracomment>of one: {n} beam alike</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>each beam once</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <location filename="viewer/dosiscope/viewer/panels/beams.py" />
      <location filename="viewer/dosiscope/viewer/panels/plan.py" />
      <location filename="io/dosiscope/io/rt/plan_agreement.py" />
      <source>{n} beams</source>
      <extracomment>of one: {n} beam</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>The angles of {beams}, {arcs} among them, are within a turn, and no beam is there twice.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>{n} arcs</source>
      <extracomment>of one: {n} arc</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>The angles of {beams} are within a turn, and no beam is there twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>0° to 360°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>the gantry turns at control point {n}, and its direction is {direction}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>the gantry turns at control point {n}, and its direction is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>CW or CC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>in the direction that it states, the gantry turns by {angle}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>at most one turn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>it is static, and its gantry turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>no beam states jaws, leaves or spots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>Jaws, leaves and spots of {beams} leave {width} mm open at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>at most {limit} mm</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>What {beams} leave open is not known: positions of jaws or leaves of the kind {names} are not understood.</source>
      <extracomment>of one: What {beams} leaves open is not known: positions of jaws or leaves of the kind {names} are not understood.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>What {beams} leave open is not known: positions of jaws or leaves are not stated.</source>
      <extracomment>of one: What {beams} leaves open is not known: positions of jaws or leaves are not stated.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>(none)</source>
      <comment>device</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>opposite jaws {device} overlap by {overlap} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>opposite leaves {device} overlap by {overlap} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>no overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>the field is {width} mm wide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>the field reaches {distance} mm from its axis</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>jaws and leaves leave nothing open at any control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>an opening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>leaves are {gap} mm apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/apertures.py" />
      <source>closed, or at least {limit} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The plan was approved by {who} on {when}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The plan is not approved: its status is {status}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The plan is approved, and does not say by whom and when.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>reviewer and date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The structure set is not approved: its status is {status}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The plan is of {planned}, its structure set of {drawn}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>not before {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The dose is of {computed}, the plan of {planned}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/approval.py" />
      <source>The plan was approved on {approved} and is of {planned}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>the plan has no beams</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>{beams} have no name.</source>
      <extracomment>of one: {beams} has no name.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>Several beams have one name: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>a name no other beam has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>Names of beams are not by the convention: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>The beams are named by the convention: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/beam_names.py" />
      <source>The {n} beams have names of their own: {names}; no convention is set to hold them against.</source>
      <extracomment>of one: The beam has a name: {names}; no convention is set to hold them against.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/check.py" />
      <source>not checked here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <source>the dose of a fraction is not known: no one prescription or number of fractions is stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <source>A fraction has {dose}: conformity is asked for from {limit} Gy on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>no target has a volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <source>it has no DVH in this dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <source>{roi} has a Paddick conformity index of {index} at {dose}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/conformity.py" />
      <source>The conformity at {dose} is not known of {structures}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>The couch {couch} has no contours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>no contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>{couch} lies above the isocentre: in position {position} the couch is below the patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>above the isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>below the patient</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>{beams} come from below without passing {couch} on the way to the isocentre.</source>
      <extracomment>of one: {beams} comes from below without passing {couch} on the way to the isocentre.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>beside the couch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>through the couch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>{some} of {all}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>The couch is drawn ({couch}); the axes of {beams} pass it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>No couch is drawn, and no beam comes from below.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>No couch is drawn, though {n} beams of {all} come from below.</source>
      <extracomment>of one: No couch is drawn, though {n} beam of {all} comes from below.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>no structure of type SUPPORT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/couch.py" />
      <source>The couch {couch} has no volume that could be looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/delivered.py" />
      <source>no treatment record of the plan is here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>electron density</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>mass density</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>stopping power ratio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>effective atomic number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>ratio of atomic number to mass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>mean excitation energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>elements</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>{roi} is assigned the {property}, {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>Assigned instead of the values of the CT: {densities}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>No structure is assigned a density.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>which is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>which nothing has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>less than {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/densities.py" />
      <source>more than {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>the limits name no devices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>No structure is called like an implanted device.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>at most {limit} Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>The dose of the device {device} is not known: it has no DVH in this dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>The device {device} receives up to {dose}, and {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/devices.py" />
      <source>The device {device} receives up to {dose}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>Whether the dose is physical or RBE-weighted is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>no Dose Type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>PHYSICAL or EFFECTIVE</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>the dose is physical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>the dose is RBE-weighted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>{kind}; correction for tissue {tissue}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>{kind}; a correction for tissue is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>{told}, written by {makers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>the dose is zero everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The highest dose, {dose}, is at {place}, in {structures}; no target is drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The highest dose, {dose}, is at {place}; no target is drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The highest dose, {dose}, is at {place}, in {structures}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>in a target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The highest dose, {dose}, is at {place}, in {structures}, outside all targets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The highest dose, {dose}, is at {place}, outside all targets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>Whether the goals are met is not known: no goals were chosen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>Of {goals} of "{template}": {results}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <location filename="app/dosiscope/core/report/comparison.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="viewer/dosiscope/viewer/panels/goals_of_two_text.py" />
      <source>{n} goals</source>
      <extracomment>of one: {n} goal</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>all pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>the dose is not in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>the plan prescribes no dose to which the maximum, {maximum}, could be compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The prescription, {prescribed}, does not fit the dose: {proportion}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>from 67 to 300 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>The maximum, {maximum}, is {percent} of the prescription, {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/dose_level.py" />
      <source>at most {limit} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>there is no target and no organ with a volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>Targets reach out of the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>Organs reach out of the dose grid where it still has up to {edge} of the maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>Organs reach out of the dose grid where it is low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>within the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>All {n} targets and organs lie within the dose grid.</source>
      <extracomment>of one: The 1 target or organ lies within the dose grid.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>at least in part</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>{row} by {column} by {along} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>The samples of the dose lie {spacing} apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>{sentence}, for a target as small as {roi} ({cc} cc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>The samples of the dose lie {spacing} apart, too far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>The samples of the dose lie {spacing} apart (along z as the images, {images} mm)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/grid.py" />
      <source>The samples of the dose lie {spacing} apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>Dose, plan, structure set and {image} name each other in turn, and lie in one frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{image} of {images}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>images at one distance</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>The {n} images lie {step} apart throughout.</source>
      <extracomment>of one: The {n} image lies {step} apart throughout.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{roi} reaches the edge of the {image} on {planes}: the patient seems to be cut off there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>z = {low} to {high} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>the whole patient within the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{roi} lies within the {image} on all planes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>Contrast is drawn: {structures}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>The {image} seems to be of a patient with contrast: its series is called "{series}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>How old the {image} was is not known: the {image} states no date.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>How old the {image} was is not known: the plan states no date.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{n} days</source>
      <extracomment>of one: {n} day</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>at most {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>The plan is dated {days} before the {image} was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>plan {planned}, images {made}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>The {image} was {days} old when the plan was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{beam} states no isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>The isocentre of {beams} changes from one control point to another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>more than one place in a beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>one place in a beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>{place} of {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>The isocentres of {beams} and of {others} are only {apart} mm apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>one isocentre, or {distance} mm between two</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>The beams have {n} isocentres: {isocentres}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>each isocentre labelled</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>The {n} beams have the isocentre {place}.</source>
      <extracomment>of one: The beam has the isocentre {place}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>No patient setup states a shift from the setup position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>vertical, longitudinal and lateral displacement</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>{beams} have the isocentre {place}, and setups with different shifts.</source>
      <extracomment>of one: {beams} has the isocentre {place}, and setups with different shifts.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>one shift for one isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>setup {number}: {shift}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>The table is shifted by {shifts}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>{n} patient setups state no shift: 0 mm.</source>
      <extracomment>of one: {n} patient setup states no shift: 0 mm.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>vertical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>longitudinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>lateral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/item.py" />
      <source>FLAG</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/item.py" />
      <source>REPORT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>left of, right of and in the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{roi} lies {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>no EXTERNAL tells where the middle of the patient is</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>No name of the plan states a side; its targets lie {where}.</source>
      <extracomment>of one: No name of the plan states a side; its target lies {where}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{name} says {side}; its targets lie {where}.</source>
      <extracomment>of one: {name} says {side}; its target lies {where}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>in the middle of the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{distance} mm left of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{distance} mm right of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>left of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>right of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>left of and right of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>right of and left of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>left of and in the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>in and left of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>right of and in the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>in and right of the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>The plan's label "{text}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>The plan's name "{text}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>The plan's description "{text}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>The name of {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{left} lies right of {right}: their names seem to be exchanged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>{distance} mm to the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/laterality.py" />
      <source>to the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>a word between its commas is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>"{text}" is no pattern that can be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>"{text}" is no number from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>line {number}: "{text}" has no value behind a "="</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>line {number}: "{text}" is no limit that is known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>line {number}: "{limit}" is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/limits.py" />
      <source>line {number}, "{limit}": {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>no beam states an energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The beams are {energies}, as the clinic has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The beams are {energies}; no energies are set to hold them against.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>{beams} do not state radiation and energy</source>
      <extracomment>of one: {beams} does not state radiation and energy</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>radiation and energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The energy of {beam} changes: {energies}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>one energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>has {energy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>{rate} MU/min of {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>Dose rates of {energy} differ: {rates}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>one</source>
      <comment>dose rate</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>{least} to {most} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>radiation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>no name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>No treatment machine is stated of {beams}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>No treatment machine is stated of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>a treatment machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The beams are for {n} machines: {machines}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>one machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The plan is for {machine}; no machines are set to hold it against.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The plan is for {machine}, which is none of the clinic's machines.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/machines.py" />
      <source>The plan is for {machine}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>no beam states monitor units</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{beams} have other monitor units in one fraction group than in another: {units}.</source>
      <extracomment>of one: {beams} has other monitor units in one fraction group than in another: {units}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>The {n} beams have {units} together.</source>
      <extracomment>of one: The beam has {units}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>A fraction group delivers beams {numbers}, which the plan does not have.</source>
      <extracomment>of one: A fraction group delivers beam {numbers}, which the plan does not have.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>beams of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>A fraction group names {beams} more than once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>No fraction group delivers {beams}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{n} of fraction groups</source>
      <extracomment>of one: {n} beam of fraction groups</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{n} treatment beams</source>
      <extracomment>of one: {n} treatment beam</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{beams} have no monitor units.</source>
      <extracomment>of one: {beams} has no monitor units.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>nothing or 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>more than 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>at least {limit} MU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>with a dynamic wedge has only {units}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>has only {units}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>at most {limit} MU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>has {units}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{beams} have {total} MU for {dose} a fraction: {factor}.</source>
      <extracomment>of one: {beams} has {total} MU for {dose} a fraction: {factor}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>at most {limit} MU/cGy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>no control point states a meterset weight</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{beams} state no meterset weights.</source>
      <extracomment>of one: {beams} states no meterset weights.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>The metersets rise from 0 to their final value at {n} control points of {beams}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <location filename="viewer/dosiscope/viewer/panels/beam_columns.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>{n} control points</source>
      <extracomment>of one: {n} control point</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>it says that it has {stated} control points, and has {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>control point {n} states no meterset weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>one</source>
      <comment>weight</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>it states no final meterset weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>the meterset weights do not begin at 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>the meterset weight falls from control point {first} to {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>{first}, then {second}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>weights that rise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/metersets.py" />
      <source>the last control point does not have the final meterset weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>there are no structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>{roi} is {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>By TG-263 other names are used: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>{some} of {all} names that are known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>names of TG-263</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>All {n} names that are known are those of TG-263.</source>
      <extracomment>of one: The 1 name that is known is that of TG-263.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>no name of a structure is in the table of names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>{n} structures are called {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>each name once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/names.py" />
      <source>{roi} is of type {stated}; its name says {type}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>no PTV, CTV or GTV has a volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{n} targets are too many to be compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{what}, but lies within all of its kind together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{roi} lies within {others}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{roi} lies wholly outside {others}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{cc} cc of {roi} lie outside {others}, up to {distance} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>nothing outside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>Whether targets lie within the patient is not known: no EXTERNAL has a volume.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{targets} lie within {patient}.</source>
      <extracomment>of one: {targets} lies within {patient}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>{one} and {other} {cc} cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/nesting.py" />
      <source>Targets have a volume in common: {pairs}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>{beam} {fault}; likewise {others}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>{beam} {fault}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>{beam}: {fault}; likewise {others}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>{beam}: {fault}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>the plan of brachytherapy has no treatment beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>the plan has no treatment beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>the plan has {n} beams, too many to check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>beam {number} ({name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>beam {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>beams {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>the plan: {clause}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/of_beams.py" />
      <source>{beam} has no control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>No other plan or dose of the patient is among what was opened.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>{n} other plans</source>
      <extracomment>of one: {n} other plan</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>{n} doses of other plans</source>
      <extracomment>of one: {n} dose of other plans</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>Of the patient there is also: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>plan "{label}" of {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>dose "{label}" of {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>plan "{label}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>dose "{label}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/others.py" />
      <source>{object}, in another frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>one name, ID and birth date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>there is one object only, and nothing to compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>name, ID and birth date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>name and ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>The patient's name, ID and birth date are the same in both objects.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>The patient's name, ID and birth date are the same in all {n} objects.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>The patient's name and ID are the same in both objects; a birth date is not stated in all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/patients.py" />
      <source>The patient's name and ID are the same in all {n} objects; a birth date is not stated in all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{some} of {all} isocentres lie at points that mark them: {told}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{some} of {all} isocentres lie at no points that mark them: {told}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{some} of {all} isocentres lie beside marked points: {told}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>no point of type ISOCENTER or MARKER is drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>The isocentre {place} is {distance} from {roi}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>The isocentre lies {distance} from {roi}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{told}, the nearest marker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{told}, which marks it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/points.py" />
      <source>{place} is {distance} from {roi}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan states no prescription dose of a target; its beams add up to {dose}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan states no prescription dose of a target.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>a Target Prescription Dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The stored DVHs are normalised to {dose}, the prescription is {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan prescribes {prescribed}, as the DVHs are normalised to; its beams state no dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan prescribes {prescribed}; its beams state no dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan prescribes {prescribed}, to which the doses of its beams add up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The doses of the beams add up to {dose} at their points, as the dose does; the prescription is {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The doses of the beams add up to {dose} at their points; the prescription is {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>Label, name and description of the plan name no dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>such as 60 Gy in 30</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>the plan states neither prescription nor fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>"{text}" names what is stated: {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>"{text}" does not name what the plan states: {prescribed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>no prescription</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>{dose} in {fractions}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>one fraction group with a number of fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan has {groups}: {fractions}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan has {groups}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan states no fractions: it cannot be delivered as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan does not state its number of fractions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan has {n} fractions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>The plan has {fractions} in one group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <source>number not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>no second dose of the same plan is here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>{percent} % at {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>The second dose ({dose}) has no point to compare: neither the isocentre nor the maximum lies in both where dose is high.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>The second dose ({dose}) differs by {difference} ({maximum}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>less than {limit} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>the isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>isocentre {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/second_dose.py" />
      <source>the maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>The plan has no setup beams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>setup beams, where the patient is imaged with beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>The isocentre of {beams} is {apart} mm from any that is treated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>The isocentre {place} has no setup beams.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <location filename="viewer/dosiscope/viewer/panels/beams.py" />
      <source>{n} setup beams</source>
      <extracomment>of one: {n} setup beam</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>setup beams for every isocentre</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{beams} name no image to compare with, such as a DRR</source>
      <extracomment>of one: {beams} names no image to compare with, such as a DRR</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{what}; an image here names the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>an image for every setup beam</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{n} setup beams have an isocentre that is treated and an image to compare with.</source>
      <extracomment>of one: {n} setup beam has an isocentre that is treated and an image to compare with.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>no patient setup states a patient position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>the CT states no patient position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>The patient lies {scanned} in the CT and in {setups}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{n} setups</source>
      <extracomment>of one: {n} setup</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>The patient is planned {planned}, and was scanned {scanned}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>no beam states its distance to the skin</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>{beams} state no distance to the skin.</source>
      <extracomment>of one: {beams} states no distance to the skin.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>{beams} have no distance to the skin that can be measured: {why}.</source>
      <extracomment>of one: {beams} has no distance to the skin that can be measured: {why}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>states {stated} mm from source to skin; along its axis there are {found} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>{distance} mm within {limit} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>The distances to the skin of {beams} are those along their axes within {distance}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>there is more than one external contour that can be measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>there is no external contour that can be measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>isocentre, angles and distance of the axis are not all stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>the table is tilted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>the axis does not meet the external contour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>Patient and couch reach {distance} from the axis of the gantry; the couch is turned for {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>Patient and couch reach {distance} from the axis of the gantry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/skin.py" />
      <source>{what}; whether the gantry passes is not checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>the plan has neither beams of ions nor brachytherapy sources</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{beams} state no spots that add up.</source>
      <extracomment>of one: {beams} states no spots that add up.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>{n} spots</source>
      <extracomment>of one: {n} spot</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{n} range shifters</source>
      <extracomment>of one: {n} range shifter</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>The weights of {spots} of {beams} add up to the final metersets; {shifters}, snout {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>The weights of {spots} of {beams} add up to the final metersets; {shifters}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{sources} ({isotope}, {rate} µGy/h at 1 m on {date}) and {channels} are whole</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{n} sources</source>
      <extracomment>of one: {n} source</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{n} channels</source>
      <extracomment>of one: {n} channel</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>its spot weights add up to {found}, its final meterset weight is {expected}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{beams} have a range shifter without an ID.</source>
      <extracomment>of one: {beams} has a range shifter without an ID.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a Range Shifter ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>The plan states no source.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>source {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>The strength of {source} is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a Reference Air Kerma Rate above 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>The date of the strength of {source} is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a Source Strength Reference Date</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>The strength of {source} is of {date}, {n} days before the plan.</source>
      <extracomment>of one: The strength of {source} is of {date}, {n} day before the plan.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>at most {limit} days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>No application setup has a channel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>Application setup {number} has channel {channels} more than once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>each channel number once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>channel {number} of setup {setup}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <location filename="viewer/dosiscope/viewer/layers/dwells.py" />
      <source>channel {number}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{channel}: {fault}; likewise {n} other channels.</source>
      <extracomment>of one: {channel}: {fault}; likewise {n} other channel.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{channel}: {fault}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>Application setup {number} states a total reference air kerma of {stated} µGy at 1 m; its sources and the times of its channels make {total} µGy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>its source is not in the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>a source of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>it states no total time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>time weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>weights that fall</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>its last control point does not have the final time weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/subject.py" />
      <source>there is no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/subject.py" />
      <source>there is no CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/subject.py" />
      <source>there is no dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/subject.py" />
      <source>the dose is {origin}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>no structure is a PTV, CTV or GTV</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{n} targets are each of one piece without planes left out: {targets}.</source>
      <extracomment>of one: {n} target is of one piece without planes left out: {targets}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{roi} has no contour on planes between others: z = {z} mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>z = {z} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>contours on all planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{roi} has no volume that could be looked at.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{roi} of {volume} cc has {n} stray pieces of {size} cc or less.</source>
      <extracomment>of one: {roi} of {volume} cc has {n} stray piece of {size} cc.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>no stray pieces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{roi} has {n} pieces: {volumes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{n} pieces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>The target {roi} has no contours, though a dose is prescribed to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>The target {roi} has no contours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>{fractions} in {groups}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>{planned} (scanned {scanned})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>{planned}, but scanned {scanned}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_words.py" />
      <source>{number} energies, {low} to {high} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plane.py" />
      <source>axial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plane.py" />
      <source>coronal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plane.py" />
      <source>sagittal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plane.py" />
      <source>the three points of a plane lie on a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plane.py" />
      <source>oblique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/record_fault.py" />
      <source>{name} of {fractions}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/record_fault.py" />
      <source>fractions {fractions}</source>
      <extracomment>of one: fraction {fractions}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/record_fault.py" />
      <source>fractions {fractions} of group {group}</source>
      <extracomment>of one: fraction {fractions} of group {group}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/comparison.py" />
      <source>a fraction group of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/comparison.py" />
      <source>one in every fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>a number of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>one of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>a value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>an Override Sequence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>a parameter that is not named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>channels none</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/judging.py" />
      <source>channels {numbers}</source>
      <extracomment>of one: channel {numbers}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>Setup {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>beam "{name}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>a beam without a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>beam {number} "{name}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>a setup without a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>setup "{name}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>setup {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/planned.py" />
      <source>setup {number} "{name}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>a record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>1 to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/schedule.py" />
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>a date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/schedule.py" />
      <source>{date} or later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/uncounted.py" />
      <source>{records}, each: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/uncounted.py" />
      <source>of a plan that is not here (UID {uid})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/uncounted.py" />
      <source>of the plan "{label}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/uncounted.py" />
      <source>of another plan that is here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/unlike.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/layers/beams.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>gantry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/unlike.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <source>collimator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/unlike.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/layers/beams.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>couch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>The dose that is shown is of several plans: choose a dose of one to see what was delivered of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{state} (ended by {ended})</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{first} and {n} times more</source>
      <extracomment>of one: {first} and {n} time more</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>Whole fraction</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{n} fractions recorded</source>
      <extracomment>of one: {n} fraction recorded</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{done} of {planned} fractions recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{number} as planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>all as planned</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <source>no record of fractions {fractions}</source>
      <extracomment>of one: no record of fraction {fractions}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{n} deliveries without a fraction number</source>
      <extracomment>of one: {n} delivery without a fraction number</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>status not stated</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{n} fractions delivered</source>
      <extracomment>of one: {n} fraction delivered</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{stated} (summary of {date})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>a point or site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/records/words.py" />
      <source>dose reference {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <location filename="app/dosiscope/core/roi_state.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>names this {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>names no {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>the {end} it names is not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>the {end} it names was not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>the {end} it names is withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>names another {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>names several plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>there is no {start} to name a {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>the {start} is withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>CT series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>several</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <source>{n} of {total} doses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/reference_chain.py" />
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>No.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>The plan states no beam.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Not read: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>{beam} is not shown from its source: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Coll.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Meterset and dose are of one fraction; points are control points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Leaves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>X and Y are both jaws, from where to where they move; isocentre in patient coordinates; SSD at the first control point that states one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Tolerances</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>In the beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>No beam states a wedge, block, compensator, applicator, bolus, fluence mode or tolerance table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Snout at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Energies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/beams.py" />
      <source>Ion beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Treatment type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Treatment machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Total air kerma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Total reference air kerma is that of the setup, at 1 m.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>The plan states no application setup.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Sources</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>Strength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/brachy.py" />
      <source>As of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/cells.py" />
      <source>Not stated: {columns}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>Comparison A - B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>Comparisons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>{number} of {total}: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>A and B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>{dose} ({letter} in plots of DVHs)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>Plan of {letter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>maximum {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>{maximum}, not a plan dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>type not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>Nothing differs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>{goals} with the same result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>DVH metrics, A - B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/comparison.py" />
      <source>Faint: within the ± of both, not certain. A dash: not known, or a bound only on one side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>No structure that has a DVH is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>Dose in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>No structure has a DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>±: what contours and samples leave open (see Method).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>{at_least} and {at_most}: bounds, where part is outside the grid.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>{n} structures that are not shown are left out.</source>
      <extracomment>of one: {n} structure that is not shown is left out.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>Stored DVHs are left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>To know of these DVHs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="app/dosiscope/core/report/indices.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>To know</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>withheld: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>bounds only: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>no {metrics}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/dvh.py" />
      <source>{metric}: not evaluable: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <source>Result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <source>Finding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <source>Rule and object</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/findings.py" />
      <source>{n} notes and passed checks are not listed.</source>
      <extracomment>of one: {n} note or passed check not listed.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <source>Nothing was found that needs attention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <source>Nothing was found so far; the case is not complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/findings.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Findings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>as no structure here, or more than one, is called so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Prio.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Metric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Goal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <location filename="app/dosiscope/core/report/indices.py" />
      <location filename="viewer/dosiscope/viewer/tag_model.py" />
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Least</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>Least and most: between what the value lies, for all that is known of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>What is to be known of goals that are met is not told here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>100 % is {dose}: {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>The template has no goal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>{goals} not evaluable, {why}: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/goals.py" />
      <source>for {fractions} fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <source>born {birth_date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>(no name)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>(no ID)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Patient's Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Patient ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Birth date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Sex</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Study</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Study date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Study ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/identity.py" />
      <source>Accession number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/incomplete.py" />
      <source>The case is not complete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>Target</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>Index</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>Between</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>At 100 %, {whole}: {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>No dose is named that is 100 %: there is no index of its isodose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>No structure is a target (PTV, CTV, GTV) by its type in the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/indices.py" />
      <source>Indices of targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Date, time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>Made by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>State</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>From</source>
      <comment>where a reference is</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>To</source>
      <comment>where a reference leads</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>Reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>UID named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>The SHA-256 of several files is that of theirs in hexadecimal, sorted, each with a line feed behind it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>What this report is made of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <location filename="viewer/dosiscope/viewer/details.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>None.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <source>References</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/inputs.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{images}, values: {name}, no HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Method</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>Program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>Purpose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>Dose between the samples of its grid is interpolated trilinearly; outside the grid there is no dose data, which is never taken for 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>A volume is that of the solid between the contours of a structure; its DVH is computed from the same solid and the dose. Where part of it lies outside the dose grid, values are bounds ({at_most}, {at_least}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>Stored DVHs are those that an RT Dose holds; they are not computed here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>The ± of a value is what it changes by with what the contours and the samples do not tell: {reasons}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>A goal is met or failed only where all that its value can be lies on one side of its limit; else it is not decided.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>How the DVHs were made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/method.py" />
      <source>How finely</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/not_here.py" />
      <source>No {noun} is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/not_here.py" />
      <source>Withheld: {kind}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/not_here.py" />
      <source>Withheld: {kind} "{label}": {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/parts.py" />
      <source>Plan {plan} · {when} · UID {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/parts.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>(no label)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/parts.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>No plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/parts.py" />
      <source>Several plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/parts.py" />
      <source>dose {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Prescription</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>A fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Vertical</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Longitudinal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Lateral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>RT Plan Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Reviewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Plan and dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>The dose is of several plans: it bears the label of none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>The dose is of several plans (UIDs {uids}): it bears the label of none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Planned with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>SOP Instance UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>A fraction is the prescription by the number of fractions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>The plan states no dose reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Fraction groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Brachy setups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Displacements of the table top from the initial setup to the treatment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Patient setup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Maximum at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>no dose is named that is 100 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Dose UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan.py" />
      <source>Of {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <source>Item</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <source>What is checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>What was found</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <source>{n} items that passed are not listed.</source>
      <extracomment>of one: {n} item that passed is not listed.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <source>Nothing was checked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Treated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Course</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Dose so far, as stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Operators</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>Date and time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Difference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Verification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>No record states what was delivered.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/records.py" />
      <source>All {n} deliveries are as planned.</source>
      <extracomment>of one: The one delivery is as planned.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/records.py" />
      <source>{n} deliveries as planned are not listed.</source>
      <extracomment>of one: {n} delivery as planned is not listed.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Specified is what the record has as such: the plan does not state it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Planned is what the record has as specified, where the plan does not state it or states it for another strength of the source.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Over the course</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Planned so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Specified so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Planned in all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Planned so far is that of the fractions that are recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Specified so far is that of the fractions that are recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Nothing was delivered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Overrides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <source>Parameter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/records.py" />
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Operator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>Of</source>
      <comment>which beam an image is of</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>At the isocentre, mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>x and y are those of the gantry system (IEC 61217).</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>{n} more RT Images are not pictured.</source>
      <extracomment>of one: {n} more RT Image is not pictured.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Mode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Off slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Gaps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Islands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>Volume is computed here; stated is what the file states. Off slice: contours on no image; gaps: ranges of z between the ends where nothing is; islands: connected parts that no image cuts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>The structure set holds no structure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>what lies between the images is left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/structures.py" />
      <source>contours are moved to the images, by {shift} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>no template in {path}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>the part "{part}" is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>"{key}" is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>it has no title: begin with a line "title = …"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>it has no part; there are {parts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is no part; there are {parts}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is neither a part in brackets nor has a value behind a "="</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is no option of a template; there are {options}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is no option of the part "{part}", which has none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is no option of the part "{part}"; there are {options}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>write from 1 to {most} letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{what} is none of {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>a word is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/report/template_text.py" />
      <source>{found} metrics; {most} at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>its matrix holds what is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>the last row of its matrix is not 0, 0, 0, 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>its matrix scales beyond all measure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>its matrix scales by {factors} along x, y and z</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>its matrix shears</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rigid.py" />
      <source>its matrix mirrors (its determinant is −1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>plan without a label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>max {maximum}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it has the SOP Instance UID of a dose that is compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>no label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>No structure set of {plans} is shown: measured in all doses are the structures of {case}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>{plans} have structure sets of their own, {labels}: measured in all doses are the structures of {case}.</source>
      <extracomment>of one: {plans} has a structure set of its own, {labels}: measured in all doses are the structures of {case}.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>{plans} were made on other images of the same frame of reference: shown are those of the case.</source>
      <extracomment>of one: {plans} was made on other images of the same frame of reference: shown are those of the case.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>{n} stored DVHs of {plans} are not shown: shown are those stored with the case, and those computed of all doses.</source>
      <extracomment>of one: {n} stored DVH of {plans} is not shown: shown are those stored with the case, and those computed of all doses.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>{n} stored DVHs of {plans} are not shown: shown are those computed of all doses.</source>
      <extracomment>of one: {n} stored DVH of {plans} is not shown: shown are those computed of all doses.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>the plans {labels}</source>
      <extracomment>of one: the plan {labels}</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rivals.py" />
      <source>the {n} other plans</source>
      <extracomment>of one: the other plan</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>there is nothing to compare it with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it has no dose grid, only DVHs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it is of another patient than the {object} that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it states no Frame of Reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>the {object} that is shown states no Frame of Reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it lies in another frame of reference than the {object} that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rivals.py" />
      <source>it has the SOP Instance UID of the {object} that is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_names.py" />
      <source>line {number}: a pattern is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_names.py" />
      <source>line {number}: {pattern!r} is not a regular expression: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_names.py" />
      <source>line {number}: {type!r} is not an RT ROI Interpreted Type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>off-slice hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>invalid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/roi_state.py" />
      <source>off-slice content hidden: {off_slice} of {contours} contours</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/rt_image.py" />
      <source>{names} are not stated</source>
      <extracomment>of one: {names} is not stated</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_beam.py" />
      <source>gantry angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_beam.py" />
      <source>collimator angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_beam.py" />
      <source>couch angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>written {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>names no beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>plan {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>names no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>its plan is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>fraction {fraction}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>table top eccentric</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>table top pitch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>table top roll</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>gantry pitch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>Not scaled: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>SID {sid} mm, SAD {sad} mm: {cross} {scale:.4f} at the isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/rt_image_words.py" />
      <source>x {left} to {right}, y {bottom} to {top}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/second_choice.py" />
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>of {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{where} lies deeper than {most} others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>an object in braces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{where} has “{unknown}”, which is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{place} is missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>true or false</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a text of {most} letters at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>one of {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{where} has {number} items; {most} at most are read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a list of {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a whole number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{number} from {least} to {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>{where} is {found} instead of {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>an object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>nothing (null)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>a number that is too large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/codec.py" />
      <source>no finite number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>{path} cannot be opened again: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>it is not whole JSON: line {line}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>its values lie too deep in each other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>it is JSON, but no session or sidecar of Dosiscope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>it was written by a later version ({program}) in form {form}; this one reads form {known}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>opened[{n}] is no way to a folder or file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>inputs[{n}].sha256 is no SHA-256</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>view.marks has {number} items; {most} at most are drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>view.marks: a {mark} has {expected} points, not {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>a name stands twice in one of its objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>it has a number that is none (NaN or Infinity)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/text.py" />
      <source>it has a number that is too long</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/sidecar/view.py" />
      <source>view.look.levels has {number} items; {most} at most are drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: it has only points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: it has no closed contours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: none of its contours lies on an image plane and off-slice information is ignored.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>{n} off-slice contours ignored as set</source>
      <extracomment>of one: {n} off-slice contour ignored as set</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: some of its contours lie between the images and the file does not say how they are connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: some of its contours lie on none of the source planes that the file states for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/builder.py" />
      <source>"{name}" has no volume: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/off_slice.py" />
      <source>attached contours joined by signed distance, no extension beyond ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/off_slice.py" />
      <source>"{name}" has no volume: a branch is attached to a contour that it does not overlap, so its shape is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/on_slice.py" />
      <source>"{name}" has no volume: its contours lie on a single plane (z = {z:.2f} mm) and no second image gives the slice distance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/on_slice.py" />
      <source>slabs between image planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/on_slice.py" />
      <source>slabs between source planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/on_slice.py" />
      <source>slabs between contour planes ({step:.2f} mm apart): there is no image at some of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/solid.py" />
      <source>half a slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/solid.py" />
      <source>half a slice, at most 1.5 mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/solids/surface.py" />
      <source>it is too thin for its extent: distances are not measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>it states no matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>it is of {number} matrices whose order matters, and programs multiply them in either</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>; then </source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>not applied: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>without label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>{label} of {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/spatial_registration.py" />
      <source>turned about x, y, z by {angles}; shifted by {shift} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/structures.py" />
      <source>ROI {number} (no name)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/dose_surface.py" />
      <source>the dose grid has one sample in a direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/dose_surface.py" />
      <source>the dose does not pass it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/dose_surface.py" />
      <source>the dose is lower everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/dose_surface.py" />
      <source>the dose is higher everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/mesh.py" />
      <source>its surface has {triangles}, and at most {most} are drawn</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/surfaces/mesh.py" />
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>{n} triangles</source>
      <extracomment>of one: {n} triangle</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/surfaces/prepared.py" />
      <source>Surfaces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{first} and {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{first} or {end}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/text.py" />
      <source>{n} bytes</source>
      <extracomment>of one: {n} byte</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{n}th</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{n}st</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{n}nd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text.py" />
      <source>{n}rd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>others may read it; chmod 600 ends that</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>it is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>it cannot be opened</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>its name is not valid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>it is too large: it has more than {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/text_file.py" />
      <source>it is no text in UTF-8</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/typed_uid.py" />
      <source>{objects} have a UID that ends in {end}; there are: {there}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/typed_uid.py" />
      <source>no {object} has a UID that ends in {end}; there are: {there}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>If you know better than the files, all of this kind can be shown at once until this case is closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>What lies in two of them counts as a hole. Where the system that drew them means all of it, they can be taken together until this case is closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>A red line then stands on every picture, table and file that is made of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Holes, or parts of one?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Contours that lie in or across others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>I know that they mean all that any of them encloses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Show it all the same?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>I know better than the files, and take the responsibility</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Another patient?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>{objects} of another patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>I have compared both and know that this is one person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Accept for this session</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Until the case is closed; no file is changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>Leave it as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>And {n} more of the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <source>On the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/acceptance_dialog.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Birth Date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/bar_ends.py" />
      <source>Colours end at {dose}: drag to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/bar_ends.py" />
      <source>Colours begin at {dose}: drag to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/bar_ends.py" />
      <source>Orange is full at ± {dose}: drag to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/bar_ends.py" />
      <source>Blue is full at ± {dose}: drag to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/bar_levels.py" />
      <location filename="viewer/dosiscope/viewer/dvh/plot.py" />
      <source>Double click: an isodose level of this dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/course.py" />
      <source>{unit} so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/course.py" />
      <source>to the next point, ≤ {most} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/key.py" />
      <source>Structures in the beam's eye</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/key.py" />
      <source>Click a name: point at its structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/painting.py" />
      <source>thin edge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>The beam's eye in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>No beam is chosen: choose one here, or in the list of beams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>Open a case: the beams of its plan are seen here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>The beam from whose source is looked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>This layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>All layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>Spots of the energy of this control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>Spots of all energies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/panel.py" />
      <source>Show the whole field (F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/picture.py" />
      <source>Beam's eye · {beam} · plan {plan} · Dosiscope {version}, not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Play (Space)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Pause (Space)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Control point before (Left)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Next control point (Right)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Control points shown in a second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/player.py" />
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>no DRR in the files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>no DRR of this beam in the files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>its RT Image is not shown behind it: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>it does not state its {angles} angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>its {angle} angle is {stated}°, that of this control point {here}°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight.py" />
      <source>its isocentre is {apart} mm from that of this control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/sight_of.py" />
      <source>The spots of {beam} are not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>all spots have the weight 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>Layer {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>All {n} layers</source>
      <extracomment>of one: All {n} layer</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>{spots} at {places}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>weight {weight}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>range shifter {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>{thickness} mm of water</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/strip.py" />
      <source>Click or drag: go to a control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>(no plan label)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>approval not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <source>This beam has no control points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <source>{reached} of {whole} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/rt_image/words.py" />
      <source>x {x}, y {y} mm at the isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/beams_eye/words.py" />
      <location filename="viewer/dosiscope/viewer/seen_beam.py" />
      <location filename="viewer/dosiscope/viewer/seen_channels.py" />
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>{name} is not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/canvas.py" />
      <source>Words of the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/canvas.py" />
      <source>no picture of {width} x {height} pixels at {scale} times can be made: at least {least} x {least}, at most 8 times and {most} pixels a side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/canvas.py" />
      <source>the words do not fit on a picture of {width} x {height} pixels: they would lie on each other or be cut.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/canvas.py" />
      <source>{width} x {height} pixels are enough.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/canvas.py" />
      <source>there is no memory for {width} x {height} pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Choose what to show: a dose brings its plan, structure set and CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Show the marked objects together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>{files} skipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>{question}, or mark each object.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Tags of this object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Copy UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_browser.py" />
      <source>Lay over the images of the case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>Frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>no ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>No name</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>{n} skipped files</source>
      <extracomment>of one: {n} skipped file</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>each with its reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>Dose {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>of {objects}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>% of {dose} ({source})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>no colours: gamma is not computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>reference B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>colours: {a_minus_b}, {unit}; none within ± {least}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>no colour where A or B has no dose data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>no difference at {place}: outside the dose grid of {letter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>reference A, evaluated B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>reference B, evaluated A</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>gamma {criteria}: none evaluated, none pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>gamma {criteria}: {share} pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>gamma {criteria}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/comparison_text.py" />
      <source>gamma {criteria}: {share} of {points} points pass</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>ROI Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>ROI Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>Interpreted Type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>Algorithm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Laterality</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>Details of every object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>{n} in the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details.py" />
      <source>Click to read all of it below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Made of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Spacing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>Made in the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>{object}, withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>RT Structure Set{plan}, compared only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>{object}, not shown</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/details_rows.py" />
      <source>{n} more {kind}s, in the case browser</source>
      <extracomment>of one: {n} more {kind}, in the case browser</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>no dose data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Of {part}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Content date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Content time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dose_text.py" />
      <source>Heterogeneity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>no DVH in this dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <location filename="viewer/dosiscope/viewer/dvh/differences.py" />
      <source>not known, or only as a bound, on one side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>The largest difference of the structure: a dose in % of the largest that it receives in {doses}, a volume in % of the structure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>Largest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>{metric}, {unit}, in {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>{metric}, {minus}, {unit}; ≈: within the uncertainty of both, not certain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>no difference is known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>its uncertainty is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>within the uncertainty of both ({spread}): not certain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>{names}: no structure has a DVH in two doses yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>{structures} compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>≈ within the uncertainty, not certain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>uncertainty not known of {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>most in {metric} of {roi}, {difference} ({share})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/a_minus_b.py" />
      <source>most in {minus}, {metric} of {roi}, {difference} ({share})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>How well each curve can be known from these contours: sampling, where the ends are, and where the planes happen to lie</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>The DVH in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Cumulative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Differential</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Volume that receives at least a dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Volume per dose, from finite differences of the cumulative curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Dose in its own unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Dose in % of the reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>% volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Volume in cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Volume in % of the whole ROI's volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Differences</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Band</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>How DVHs are made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Add a column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Add a column to the table: {examples}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Save or copy curves, table and picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Curves and table as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Curves and table as JSON…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Every metric in A and {letter}, and A minus {letter}, the largest difference first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/bar.py" />
      <source>Every metric in {doses}, and A minus each of the others, the largest difference first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Half a slice (default)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Half a slice, at most 1.5 mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Tapered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>None: end at the contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>As most systems do; the volume is area times slice distance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>As ProKnow does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>The last three areas are continued to their end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Nothing beyond the first and the last contour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Ends of on-slice structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>For targets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Smooth profile (tapered ends)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>The area runs as a cubic through the contours: rounded structures on coarse slices. Not done by planning systems.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Cubic dose for small structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>The dose is interpolated by cubic splines for targets of a few dose samples. Not done by planning systems.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Stored DVHs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>All, side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/choice_menu.py" />
      <source>Each with what tells it from the others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>V at {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>D at {volume}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>{n} more curves</source>
      <extracomment>of one: {n} more curve</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>and {notes}: in a larger DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>computed here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>stored in the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>computing {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>still being computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>No case is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>No DVH: this case has no dose that can be shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>No DVH: this case has no structure set that can be shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>No DVH: no structure with a volume is switched on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>the DVH holds no volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <location filename="viewer/dosiscope/viewer/shown_doses.py" />
      <source>in {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>its dose is {own}, the axis {axis}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/curves.py" />
      <source>stored in % only: the file states no volume in cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/differences.py" />
      <source>no reason can be told</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/differences.py" />
      <source>computed − stored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/differences.py" />
      <source>computed {first}, stored {second} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/metric_menu.py" />
      <source>Metric for a new column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/metric_menu.py" />
      <source>New column, then Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/metric_menu.py" />
      <source>Remove {metric}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/painting.py" />
      <source>{roi}: lower bound, {share} outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/panel.py" />
      <source>No reference dose: nothing in the files states what 100 % is. Type one in the Dose panel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/panel.py" />
      <source>Computed minus stored, the largest difference first, and why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/panel.py" />
      <source>The dose is relative: the file does not say to what</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/panel.py" />
      <source>shown in steps of {step} {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/plot.py" />
      <source>DVH plot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/readout.py" />
      <source>{share} outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/rows.py" />
      <source>{share} of the volume lies outside the dose grid; the curve is of the rest, in % of the whole structure; values are bounds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>Dose {dose}, {unit}, {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>Dose: {label}, {unit}, {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>Stored DVHs: {label}, {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>Structure set: {label}, {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/sentences.py" />
      <source>Dosiscope {version}, not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/strip.py" />
      <source>and {n} more reasons for no curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/strip.py" />
      <source>Lower bounds, in part outside the dose grid: {curves}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/dvh/strip.py" />
      <source>and {n} more notes: see the table</source>
      <extracomment>of one: and {n} more note: see the table</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>Why</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>ROI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>DVH table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>outside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/dvh/table.py" />
      <source>Share of the volume outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>View, Hide identity (Ctrl+H) shows it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Click: details of every object (Ctrl+I)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>RT Plan label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Date · time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Plan withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>No dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>summation not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <location filename="viewer/dosiscope/viewer/layers/points.py" />
      <source>max {dose}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{objects} withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{objects} of another frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Frame of Reference UID {uid}
Another is stated by: {objects}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{objects} without frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Frame of Reference UID {uid}
Not stated by: {objects}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>No CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Frame of Reference UID {uid} of what is shown; there is no CT to compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Frame of reference ✓</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>All objects share the Frame of Reference UID {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Not checked yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} withheld</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} warnings</source>
      <extracomment>of one: {n} warning</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} notes</source>
      <extracomment>of one: {n} note</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} without DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>No findings ✓</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>Nothing was found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/page.py" />
      <source>Page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Find in the help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Ctrl+F; Return: next place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Place before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Next place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>No page of the help: {page}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Help: {page}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>{places} on this page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>Not on this page, on {pages} at the left</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>{n} pages</source>
      <extracomment>of one: {n} page</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>{n} of {count} on this page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/area.py" />
      <source>it names an arrangement “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/area.py" />
      <source>it has no picture “{name}” to show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/checking.py" />
      <source>its tray has {n} pictures; {most} at most are held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/checking.py" />
      <source>it is of a view “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/dvh.py" />
      <source>its DVH has {n} metrics; {most} at most are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/dvh.py" />
      <source>of its DVH: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>beside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it names a table of colours “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it names a view “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it names an orientation “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it names a wash “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it names a way of laying over “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it has a view twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it has a line “{name}”, which is none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>it has a {mark} whose points do not lie in its plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the dose that was shown is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the dose that it was compared with is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the dose {a}, whose DVHs were kept, is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the beam that was drawn is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the dose of the {view} picture is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/showing.py" />
      <source>the second image is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/snapshots.py" />
      <source>a picture of its tray is of a view “{name}”, unknown here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/kept/snapshots.py" />
      <source>a picture of its tray shows {size} of a plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>source planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>connectivity not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>no closed contour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} off-slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>between image planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>no CT: image planes are not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>on an image plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>beyond the CT images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>Contour no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>Contour number {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>attached to {contours}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>attached to none below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{contours} without Contour Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>attached to a contour that is missing: {numbers}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>no contour on the image plane z = {z} mm although contours above and below are attached</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} parts</source>
      <extracomment>of one: {n} part</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} islands</source>
      <extracomment>of one: {n} island</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} branchings</source>
      <extracomment>of one: {n} branching</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} without thickness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>no CT, so image planes are not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>no volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/painting.py" />
      <source>gap {height} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>The structure whose contours are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>Structure of the ladder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>● on an image plane   ○ not on one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>Contours of «{roi}» along z · {made_of}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>No structure with closed contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>hollow ones are hidden in the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/panel.py" />
      <source>Volume and DVH are withheld.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/ladder/plot.py" />
      <source>Ladder of contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/annotations.py" />
      <source>+ {n} more in Checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/annotations.py" />
      <source>dose: {state}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/annotations.py" />
      <source>no dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/beams.py" />
      <source>{beam} (setup)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/beams.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>coll.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/ghosts.py" />
      <source>«{roi}»: no contour on this image plane although contours {first} and {second} are attached. Volume and DVH are withheld.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/layers/ghosts.py" />
      <source>«{roi}»: no contour on this image plane although contours {first} and {second}, and {n} more pairs are attached. Volume and DVH are withheld.</source>
      <extracomment>of one: «{roi}»: no contour on this image plane although contours {first} and {second}, and {n} more pair are attached. Volume and DVH are withheld.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/ghosts.py" />
      <source>item {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>click where</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>drag from end to end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>drag the first leg, then click the end of the second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>drag along the line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>drag from the middle to the edge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>drag from corner to corner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/marks.py" />
      <source>Esc ends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/points.py" />
      <source>isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/points.py" />
      <source>isocentre of {beams}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/scales.py" />
      <source>or more</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/layers/scales.py" />
      <source>{n} levels</source>
      <extracomment>of one: {n} level</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/layers/scales.py" />
      <source>and {n} more levels</source>
      <extracomment>of one: and {n} more level</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>dose in the plane, no maximum of a slab</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>rows of the files run askew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>maximum dose within ± {distance} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>isodoses: maximum dose within ± {distance} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>colours: the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>none of B, whose rows run askew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/slab.py" />
      <source>read-out: the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>No beam is chosen: choose one in Plan, Beams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Colour wash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the dose as colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Isodose lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the isodose lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Labels on isodose lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Write on the isodose lines what they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Line labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Points and isocentres</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide points, isocentres and the dose maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the edges and axes of beams, and dwells of sources</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Cross-hair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the cross-hair</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Off-slice contours near the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show contours between this image and its neighbours, dashed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Off-slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide what the tools have drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Annotations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/layers/standard.py" />
      <source>Show or hide the text on the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/level_drag.py" />
      <source>{level}: drag to move; away from here to remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/level_line.py" />
      <source>“{word}” is there twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/level_line.py" />
      <source>“{word}” and “{other}” are one dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mark_text.py" />
      <source>no pixel centre inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mark_text.py" />
      <source>{area}, diameter {length}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/mark_text.py" />
      <source>{n} pixels</source>
      <extracomment>of one: {n} pixel</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mark_text.py" />
      <source>{pixels} pixels in the grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>As in radiotherapy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>As in radiology</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Left click or drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>cross-hair and read-out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Middle drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>pan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Right drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>window width and centre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Shift + right drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>those of the second image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Left click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Left drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>Shift + left drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/mouse_scheme.py" />
      <source>zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Study time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Accession no.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Series date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Series time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Series number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Created</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Created at</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Maker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Software</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>SOP Instance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Series UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/origin.py" />
      <source>Frame of ref.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/panels/archive.py" />
      <location filename="io/dosiscope/io/network/matches.py" />
      <source>{n} studies</source>
      <extracomment>of one: {n} study</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/panels/archive.py" />
      <location filename="viewer/dosiscope/viewer/panels/receiver.py" />
      <source>{n} patients</source>
      <extracomment>of one: {n} patient</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/panels/compare_plans.py" />
      <source>{n} attributes</source>
      <extracomment>of one: {n} attribute</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/panels/structures_text.py" />
      <source>{n} types</source>
      <extracomment>of one: {n} type</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture.py" />
      <source>the picture cannot be made: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Axial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>The axial picture alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Axial, coronal and sagittal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>The axial picture, with the coronal and the sagittal one beside it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Coronal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>The coronal picture alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Sagittal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>The sagittal picture alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Axial, coronal, sagittal and DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Three pictures and the DVH, each as large as the others</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>Two axial pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_area.py" />
      <source>The same plane twice, side by side: each can show a dose of its own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>«{roi}» has no contours: it has no middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>no structure that is shown has contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>«{roi}» has no contours to go through</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>{pictures} every {distance} mm through «{roi}» are too many: {most} at most</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>{n} pictures</source>
      <extracomment>of one: {n} picture</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_sheet.py" />
      <source>Words of the sheet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_sheet.py" />
      <source>Pictures of the sheet</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/picture_sheet.py" />
      <source>{n} {orientation} planes</source>
      <extracomment>of one: {n} {orientation} plane</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>zero everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>plan: {state}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>plan withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>several plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>several plans: {plans}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>Dose object {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>Dose: {made_of}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>unit not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>Dose {unit} {type} {summation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>stored units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>isodoses in {unit}: no reference dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{orientation} at {place} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{orientation} plane {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>image {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>image {n} of {count} so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>image {n} of {count} read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>outside the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>outside the {n} images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>between images {first} and {next}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>plane {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>outside the plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>outside the {n} planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>between planes {first} and {next}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>stored values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{modality} image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no {modality} image: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no {modality} image at {place}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{dose} is zero everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no dose at {place}: outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>no dose: outside the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>outside the {modality}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>interpolated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>images are missing here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>not here yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>not read yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>dashed: {structures}, up to {most} mm beside this plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>{structures} still to be cut</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_text.py" />
      <source>not shown here, without volume: {structures}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_warnings.py" />
      <source>100 % = {dose} does not fit the dose: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/picture_warnings.py" />
      <source>{object} not shown: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/plane_slider.py" />
      <source>a contour is missing here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/plane_slider.py" />
      <source>no image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/profile/curves.py" />
      <source>no data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/profile/plot.py" />
      <source>Profile plot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/profile/plot_item.py" />
      <source>Draw a line on a picture: Tools, Line profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/readout.py" />
      <source>cross-hair at {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/reference_map.py" />
      <source>named: {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/reference_map.py" />
      <source>Withheld: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/reference_map.py" />
      <source>states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/reference_map.py" />
      <source>Click: all tags of this object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/reference_map.py" />
      <source>here: {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/beam_figures.py" />
      <source>{beam}: {point}, the widest opening; {angles}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>As set below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>For print</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Portrait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Landscape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>What a report holds, in which order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Template</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Paper size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Orientation of the paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Of pictures and plots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Name the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Else no page, file name or property says who the patient is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>A session beside it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>A file from which the report can be made again, with the hashes of what it is of; nothing of the patient is in it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save PDF…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Print…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save the same as one HTML page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save the same for other programs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save all tables for a spreadsheet; they name nobody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>One file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>A folder, a file each…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Take what is on the pages from a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Save what is set here as a template, a small text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Paper</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Plan, number and purpose stand on every page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/dialog.py" />
      <source>Page {number} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/edges.py" />
      <location filename="io/dosiscope/io/out/document_html.py" />
      <source>page {number} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/report/lost_letters.py" />
      <source>{n} letters of this report are in no font of this computer: {codes}. On its pages the code stands in the place of each; in pictures and plots they may be missing.</source>
      <extracomment>of one: {n} letter of this report is in no font of this computer: {codes}. On its pages the code stands in the place of each; in pictures and plots it may be missing.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Indices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Input files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Parts of the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/part_list.py" />
      <source>Tick what is wanted; drag to change the order (Alt+Up, Down)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/pdf.py" />
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/preview.py" />
      <source>Pages of the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/printing.py" />
      <source>the printer does not take the pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/printing.py" />
      <source>the printer does not take more pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>Histogram of the difference, A less B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>Histogram of gamma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>Cumulative DVHs of the structures that are shown, as stored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>Cumulative DVHs of the structures that are shown, in dose {dose}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>and in doses {doses} beside it</source>
      <extracomment>of one: and in dose {doses} beside it</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>First isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/review_figures.py" />
      <source>Dose maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/report/table.py" />
      <source>part {number} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_display.py" />
      <source>Colours of structures: {palette}, not those of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Pattern</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>TG-263 name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Names of structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Where a file states no interpreted type, the first line whose pattern (a regular expression) is found in the name proposes one. Proposals are marked with a question mark; names and types of the file never change.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Try a name: Lt_Parotid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Try a name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Save writes your copy to {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Rules of names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Add a line below the chosen one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Remove the chosen lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Move the chosen line down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>Restore the program's table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <location filename="viewer/dosiscope/viewer/widgets/progress_strip.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/roi_names_editor.py" />
      <source>"{name}": no line fits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/painting.py" />
      <source>low values are bright</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>The RT Image in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>No RT Image came along with this plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Exposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>The opening that the exposure of the image states</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>The opening of the plan's beam, dashed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Where the axis of the beam goes through</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Which image is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Show the whole image (F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Window as at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Copy or save the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <location filename="viewer/dosiscope/viewer/widgets/progress_strip.py" />
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>Open a case: the RT Images that name its plan are shown here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>No RT Image is here.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>{n} are withheld, with the reason in Checks.</source>
      <extracomment>of one: {n} is withheld, with the reason in Checks.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>{n} others are in the case browser, with the reason.</source>
      <extracomment>of one: {n} other one is in the case browser, with the reason.</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/picture.py" />
      <source>RT Image · {image} · Dosiscope {version}, not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>The opening of the exposure is not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>The opening of {beam} is not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>its Beam Limiting Device Angle is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>nothing that it states bounds it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>Opening of the exposure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>it has no control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>nothing stated bounds it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/sight.py" />
      <source>Opening planned: {beam}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/words.py" />
      <source>column {column}, row {row}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/words.py" />
      <source>beside the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/rt_image/words.py" />
      <source>value {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/screen_identity.py" />
      <source>Identity hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/screen_identity.py" />
      <source>Identity is hidden on the screen, and this would show it: switch it on again first (View, Hide identity).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>2nd</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>checkerboard of {square} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>blended, {share} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>by the registration {registration}: not part of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>by a registration: not part of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>by "{registration}": not part of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>over the {modality}: {second}, {how}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>no {modality} image here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/second_text.py" />
      <source>no image here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/seen_beam.py" />
      <source>The field edges of {beam} are not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/seen_beam.py" />
      <source>The field edges of {beam} are not drawn: nothing stated bounds it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/seen_beam.py" />
      <source>The field edges of {beam} are those of jaws and leaves: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/seen_channels.py" />
      <source>where its source dwells is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/seen_channels.py" />
      <source>Channel {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/shown_doses.py" />
      <source>no isodoses of B: A is {unit}, B is {other}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/shown_doses.py" />
      <source>no difference {a_minus_b}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/slice_view.py" />
      <source>{orientation} picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>The images of the series, from the feet to the head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Image of the series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Find a tag, a name or a value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Hit before (Shift+Return)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Next hit (Return)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Elements</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Tags: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>The file could not be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>looking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Copy value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Copy tag, name, VR and value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Open all below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_browser.py" />
      <source>Close all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/tag_model.py" />
      <source>Tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>this computer or this display offers no OpenGL</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL cannot draw here beside the screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL {version} is here, and 2.1 is needed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL does not take the program that draws</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL has been taken away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL has no room for the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/drawer.py" />
      <source>OpenGL has no room for what is drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>The 3-D view in place of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>anterior</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>posterior</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>left</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>right</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>head</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>foot</source>
      <comment>from there</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Show all of it (0)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Surfaces of the visible structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Isodoses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Surfaces of the chosen isodose levels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>The beams that the pictures show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Opacity of structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Opacity of isodoses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Levels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Which isodose levels have a surface</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>No isodose level is shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>{surface} at x {x}, y {y}, z {z} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>Look at the patient from {side} ({sign})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/panel.py" />
      <source>From {side}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/picture.py" />
      <source>3-D view · Dosiscope {version}, not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/picture.py" />
      <location filename="viewer/dosiscope/viewer/three_d/view.py" />
      <source>There is no 3-D picture: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>Open where the dose ends: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>Not drawn, without volume: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>The isodose {level} is not drawn: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>isodose {level}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/space_of.py" />
      <source>Not drawn: {names}. All surfaces together have more than {triangles}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/three_d/view.py" />
      <source>Nothing to be shown is switched on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Review a radiotherapy dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Drop a patient folder or DICOM files anywhere on this window: CT, RT Structure Set, RT Plan and RT Dose, and RT Images, treatment records and second images beside them. Nothing that you open is ever changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Open a patient folder with everything in it (Ctrl+O)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Open single DICOM files (Ctrl+Shift+O)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Search an archive and retrieve from it (Ctrl+Shift+F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/empty_state.py" />
      <source>Demo patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/long_text.py" />
      <source>The whole text of the chosen cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/long_text.py" />
      <source>Copy all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/maximisable.py" />
      <source>Show the pictures again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/notice.py" />
      <source>Close this message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/number_field.py" />
      <source>“{typed}” is no number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/number_field.py" />
      <source>{number} is not between {least} and {most}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/number_field.py" />
      <source>{number} stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/number_field.py" />
      <source>nothing has changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/path_field.py" />
      <source>Choose: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/progress_strip.py" />
      <source>Stop; a case that is open stays (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/range_bar.py" />
      <source>Isodose levels below it: drag one to move it, away to remove it; double click to add one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/range_bar.py" />
      <source>Range of the colour wash</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/range_bar.py" />
      <source>Drag the handles: doses where the colours begin and end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="viewer/dosiscope/viewer/widgets/section.py" />
      <source>Contents of the panel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/case/companions.py" />
      <source>it lies in another frame of reference than the dose it is beside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/case/contour_images.py" />
      <source>{count} of its {total} contours could not be placed</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/files/archives.py" />
      <source>{n} members</source>
      <extracomment>of one: {n} member</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/files/media_directory.py" />
      <source>{n} names</source>
      <extracomment>of one: {n} name</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="io/dosiscope/io/files/sample_frames.py" />
      <source>Transfer syntaxes</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/kinds/spatial_registration.py" />
      <source>{n} items</source>
      <extracomment>of one: {n} item</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/network/event_words.py" />
      <source>{n} more times</source>
      <extracomment>of one: {n} more time</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/network/matches.py" />
      <source>{n} answers</source>
      <extracomment>of one: {n} answer</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/network/receiver.py" />
      <source>{n} objects that were</source>
      <extracomment>of one: {n} object that was</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="io/dosiscope/io/out/a_minus_b.py" />
      <source>within the uncertainty, not certain: {metrics}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>no.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>energy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>meterset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>SSD mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>wedge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>block</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>compensator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>applicator</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>bolus</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>source mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>jaws X mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>jaws Y mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>dwell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>time s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>along mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>position mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>spots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>WITHHELD: {beam}, {points}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>WITHHELD: {beam}, opening: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>NOT READ: {beam}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>NOT READ: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>isocentres {places} mm</source>
      <extracomment>of one: isocentre {places} mm</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>source to axis {distance} mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>patient position {position}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>{beam}: from the first control point ({place}) mm is seen at ({seen}) mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>{beam}: from the first control point ({place}) mm is not seen: it lies behind the source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>all control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>its control point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>control point {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>control points {first} to {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>seen at mm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>behind the source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>WITHHELD: {beam}, layers: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>Brachytherapy: {stated}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>Source {number}: {isotope}, {rate} µGy/h at 1 m, half-life {days} days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>{kerma} µGy at 1 m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>withheld ({why})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>Application setup {number}: {name}, total reference air kerma {kerma} µGy at 1 m, of the dwells {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>Channel {number}: source {source}, total time {time} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>WITHHELD: channel {number}: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/comparison_text.py" />
      <source>Comparison {number} of {total}: {pair}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/comparison_text.py" />
      <source>Plan: {label}, {when}, UID {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/comparison_text.py" />
      <source>Structure set: {label}, UID {uid}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/comparison_text.py" />
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>100 % is {dose}: {source}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/document_html.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>en</source>
      <comment>code of this language in HTML</comment>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/dvh_csv.py" />
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>withheld: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>{structure} ({source}): bounds only: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>Method: {method}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>{metric} of {structures}: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/dvh_text.py" />
      <source>source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>Goals: {template}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/goals_text.py" />
      <source>Total: {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/marks_csv.py" />
      <source>areas: of the pixels whose centres lie inside or on the edge; the dose is interpolated at these centres; sd with n - 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>The files</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{n} files read</source>
      <extracomment>of one: {n} file read</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Frame of Reference UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>No patient name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>without a label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Beside: plan {plan}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{named}, here {present}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>made dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{what}: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>withheld, {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>not in this case, {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Nothing was found that needs attention.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Volume, cc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>Skipped files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/rt/contours.py" />
      <source>{lost} of its {total} contours could not be used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/rt/contours.py" />
      <source>it has contours of type {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="io/dosiscope/io/rt/stored_dvh.py" />
      <source>it does not name one structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/palettes.py" />
      <source>Okabe and Ito</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/palettes.py" />
      <source>Tol, bright</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/palettes.py" />
      <source>Tol, sunset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Soft tissue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Lung</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Bone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Brain</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Liver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Mediastinum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Head and neck</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Wide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Whole range</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Usual levels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Target: 110 to 90 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Every 10 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/presets.py" />
      <source>Stereotactic: 150 to 20 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/report_templates.py" />
      <source>one page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/report_templates.py" />
      <source>plan review</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="resources/dosiscope/resources/report_templates.py" />
      <source>everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/__about__.py" />
      <source>for research, education and QA; not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/__about__.py" />
      <source>not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/__about__.py" />
      <source>For research, education and QA; not for clinical decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/__about__.py" />
      <source>identity left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of several series are joined by the structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} state {found}, but the structure set names all of them, in one study and frame of reference: they are taken as one series.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Dose holds DVHs only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Dose holds DVHs only, no dose grid.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} planes lie far apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} planes lie up to {found} apart, where {expected} is possible (above z = {z:.2f} mm); every plane is shown at its own position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} plane spacing varies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The distance of the {modality} planes varies from {least:.2f} to {most:.2f} mm; every plane is shown at its own position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No patient name is stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states no patient name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {objects} state no patient name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No patient ID is stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states no patient ID.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {objects} state no patient ID.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} of another patient ID is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not shown: {found} is the patient of the {object}, {expected} that of {anchor}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{found} is the patient of the {object}, {expected} that of {anchor}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient IDs differ: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Shown together though the patients differ: {found} is the patient of the {object}, {expected} that of {anchor}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient ID is not stated everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The Patient ID is {found} in the {object} and {expected} in {anchor}; nothing else contradicts, and frame of reference and every reference agree, so they are shown together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} series mixes patients: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series mixes images: {count} of {total} belong to another patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of another Patient ID, or none, are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} of the series {are} left out: {why} the other {kept}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient name is written differently</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient is "{found}" in the {object} and "{expected}" in {anchor}: the same name, written differently.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} of another patient name is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient names differ: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient names differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient is {found} in the {object} and {expected} in {anchor}; Patient ID, frame of reference and every reference agree, so they are shown together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient names differ among the {modality} images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The images of the {modality} series state several names of the patient ({found}), under one Patient ID, series and frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Birth date or sex is not stated everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No {what} of the patient is stated in {who}, unlike in {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Birth dates or sexes of the patient differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient's {what} is {found} in the {object} and {expected} in {anchor}; Patient ID, frame of reference and every reference agree, so they are shown together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Birth dates or sexes of the patient differ among the {modality} images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The images of the {modality} series state several {what} of the patient ({found}), under one Patient ID, series and frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} of another birth date or sex is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Birth dates or sexes differ: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} is in another study than the structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {what} is in another study than {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attributes of one study differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {what} of the study is "{one}" in the {object} and "{two}" in the {other_kind}, though it is one study.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient position of the {modality} is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient position of the {modality} is not stated (found {found}); the geometry is that of Image Orientation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images state different patient positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} images state different patient positions ({found}); the geometry is that of Image Orientation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set has no Frame of Reference module</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set has no Frame of Reference module; its ROIs name {named}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan states no frame of reference; its isocentres are taken in that of the objects it is tied to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan without frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not shown: it states no frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan is not shown: the case states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not shown: {anchor} states no frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{anchor} states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan of another frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not shown: its frame of reference is {found}, that of {anchor} {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its frame of reference is {found}, that of {anchor} {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan of another frame of reference is shown: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is shown as if it lay in the frame of reference of {anchor}, as the user asked: its own is {own}, that of {anchor} {other}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Position Reference Indicators differ</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The Position Reference Indicator is "{found}" in the {object} and "{expected}" in the {other_kind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Manufacturer, model or software version is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states no {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {objects} state no {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Instance creation date or time is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text may be wrong: its character set is not stated or cannot hold it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: {note}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text seems to be UTF-8, against its stated character set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Character set is written in an unusual way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Modality is not that of the object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states the modality "{found}", not {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} is slightly tilted: drawn as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The planes are tilted by {degrees:.2f}° ({angle:.5f} rad) against the transverse plane; drawn as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Tilted {modality} is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The planes are tilted by {degrees:.2f}° ({angle:.5f} rad) against the transverse plane: not displayed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images are shifted against each other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} images are shifted sideways against each other by up to {amount:.2f} mm (at z = {z:.2f} mm), as by a tilted gantry; drawn as one stack.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images make no upright volume: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} images are shifted sideways against each other by up to {amount:.2f} mm (at z = {z:.2f} mm), as by a tilted gantry: they make no upright volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images make no volume: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} images make no volume: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} pixels are not square</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} pixels are not square: rows are {between_rows:g} mm apart, columns {between_columns:g} mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>HU not available: stored CT values are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} has no Rescale Slope and Intercept: HU are not available, stored values are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} have no Rescale Slope and Intercept: HU are not available, stored values are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT images of impossible values are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} {are} left out: the values reach from {low:.6g} to {high:.6g} HU, where {expected} is possible (first: z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT values are unusually high</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} has values of up to {high:.0f} HU, more than any material has (z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} have values of up to {high:.0f} HU, more than any material has (first: z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>HU of single CT images are doubtful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} states another Rescale Slope and Intercept ({found}) than the others ({expected}), by which it would fit its neighbours better: HU there are doubtful (z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} state another Rescale Slope and Intercept ({found}) than the others ({expected}), by which they would fit their neighbours better: HU there are doubtful (first: z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} values have no unit: stated real-world values are not used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Real-world values of the {modality} are stated but cannot be used ({found}): what is shown are the values of Rescale Slope and Intercept, without unit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT values are not stated to be HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} states no Rescale Type: what its values are is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} state no Rescale Type: what their values are is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The CT values are stated to be {found}, not HU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names images that are not CT images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set names images that are not of CT Image Storage ({found}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT is a multi-frame image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The CT is an {found}, of which one file holds many images, not of CT Image Storage; its values are those it states.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Localizers are kept out of the {modality} volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} of type LOCALIZER in the series {are} kept out of the volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Images of another orientation are kept out of the {modality} volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} of another orientation in the series {are} kept out of the volume of {kept}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of another frame of reference, or none, are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} series mixes frames of reference: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series mixes images: {count} of {total} belong to another frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Identical {modality} images at one position: one is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} {are} there twice with identical pixels; one of each is kept (first: z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Different {modality} images at one position: {modality} is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series holds different images at one position (z = {z:.2f} mm), so the volume is ambiguous.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of two acquisitions at one position: {modality} is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series holds different images at one position (z = {z:.2f} mm), of two acquisitions, so the volume is ambiguous.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images seem to be missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} seems to be missing between z = {z:.2f} and {next_z:.2f} mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} seem to be missing between z = {z:.2f} and {next_z:.2f} mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Images of the structure set are missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{expected} {images} images are referenced, {found} {are} here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No CT is here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{referenced}: there are no grey values, and what is shown is shown on black.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No CT was chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No CT was chosen, though one is here: there are no grey values, and what is shown is shown on black.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No planning CT: {modality} image, no HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No planning CT is here: the {modality} is shown as the grey base, and its values are no HU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Planning CT not shown: {modality} image, no HU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} is shown as the grey base, not the CT that is here in its frame of reference: its values are no HU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Label, date or time of the structure set is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set states no {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set refers to no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to no frames of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set refers to several frames of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to {found} frames of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set without frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set is not shown: the case states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set of another frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set states another frame of reference than its ROIs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set states the frame of reference {found}, but its ROIs that of {anchor} ({expected}), which counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set is placed by the images its contours name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No ROI states the frame of reference of {anchor} ({expected}; found {found}), but every contour names an image of {anchor} and lies on it: the structure set is shown there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} without frame of reference: placed by the images contours name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} states no frame of reference, but every contour of the structure set names an image of it and lies on it: the structure set, and what else lies in its frame of reference ({expected}), is shown there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set of another frame of reference is shown: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names another study than that of the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set names another study than that of the {images}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names no study</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to no studies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names several studies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to {found} studies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structures were drawn on another series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set was drawn on another series than the {images}: it names {found}, shown is {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names another series, but these images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set names the series {found}, but all images it names are of this {images} ({expected}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names no CT series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to no CT series.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names several CT series</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set refers to {found} CT series.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images that the structure set does not name are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} of the series {are} not named by the structure set and left out ({found}); the {kept} that it names make the volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of another patient or frame of reference are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set does not list all images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set lists {found} of the {expected} {images} images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set names frames of images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set names frames of {frame_numbers} images; CT images have no frames.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROIs of one number are not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is not shown: {times} ROIs have the number {roi}, and it is not known whose is what.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are not shown: others have the same number, and it is not known whose is what: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{times} ROIs have the number {roi}, and it is not known whose is what</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI with two sets of contours is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is not shown: the ROI Contour Sequence has {items} items for it, and it is not known which holds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are not shown: the ROI Contour Sequence has several items for each, and it is not known which holds: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>the ROI Contour Sequence has {items} items for it, and it is not known which holds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROIs or their contours are written twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {what} of ROI {roi} "{name}" are written {times} times, all alike; they count once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs or their contours are written more than once, all alike; they count once: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI of another frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is not shown: its frame of reference is {found}, that of the case {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are not shown: their frame of reference is {found}, that of the case is another: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its frame of reference is {found}, that of the case {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI of another frame of reference is shown: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is shown as if it lay in the frame of reference of the case, as the user asked: its frame of reference is {found}, that of the case {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are shown as if they lay in the frame of reference of the case, as the user asked: their frame of reference is {found}, that of the case {expected}: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI has no name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} has no name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have no name: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROIs have the same name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{times} ROIs are called "{found}"; this one is ROI {roi}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are called "{found}": {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Generation Algorithm is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" states no generation algorithm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs state no generation algorithm: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Generation Algorithm is not one of the profile's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" states the generation algorithm "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs state the generation algorithm "{found}": {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of an unlisted ROI are not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} contours belong to ROI {roi}, which the structure set does not list; they are not shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs that the structure set does not list are not shown: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI has no contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has no contours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have no contours: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>More than 1000 contours on one slice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has {found} contours at z = {z:.2f} mm; all are drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have more than 1000 contours on one slice; all are drawn: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours name no image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that name no image ({share}, first at z = {z:.2f} mm): they are placed by their z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs name no image and are placed by their z: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours name several images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that name more than one image ({share}, first at z = {z:.2f} mm).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs name more than one image: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours name an unknown image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that name an image that the structure set does not list ({share}, first at z = {z:.2f} mm): they are drawn at their own z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs name an image that the structure set does not list; they are drawn at their own z: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours on unknown images are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that name an image that is not known and lie on no image ({share}, first at z = {z:.2f} mm): they are left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs name an image that is not known and lie on no image; they are left out: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie beside the image they name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie up to {off:.3f} mm off the image they name ({share}, first at z = {z:.2f} mm): they are drawn at their own z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie up to {off:.3f} mm off the image they name; they are drawn at their own z: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie beside an image plane: drawn where they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie up to {off:.3f} mm off the image they name ({share}, first at z = {z:.2f} mm): they are drawn at their own z, not moved to the image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie up to {off:.3f} mm off the image they name; they are drawn at their own z, not moved to the images: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie slightly beside their images: used as on them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie up to {off:.3f} mm off the image they belong to ({share}, first at z = {z:.2f} mm): they are drawn and measured on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie up to {off:.3f} mm off the images they belong to; they are drawn and measured on them: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie up to {off:.3f} mm off an image plane and name no image ({contours}): they are drawn where they are, not moved to the image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie up to {off:.3f} mm off an image plane and name no image; they are drawn where they are, not moved to the images: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours shown on the nearest slice as asked, {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The file has {contours} {found} off the image planes (contour minus image), all alike. The user asked for it: they are shown and measured on the nearest slice, not where the file has them.{stay}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie outside the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours outside the extent of the images, {low:.2f} to {high:.2f} mm ({contours}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours outside the extent of the images: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours name an image at another z</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that name an image at another z ({share}, first at z = {z:.2f} mm): they are drawn at their own z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs name an image at another z; they are drawn at their own z: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of a type outside the profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of type {found}: they are drawn open; the ROI has no volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of type {found}: they are drawn open; the ROIs have no volume: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Lines run through the planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of type {found}: its lines are marked where they go through a plane; the ROI has no volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of type {found}: their lines are marked where they go through a plane; the ROIs have no volume: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of type {found}: a point is inside where an odd number of them encloses it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of type {found}: a point is inside where an odd number of them encloses it: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of type {found}: they are drawn and measured like CLOSED_PLANAR.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of type {found}: they are drawn and measured like CLOSED_PLANAR: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours state no type: taken as closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours without Contour Geometric Type ({share}); of three points or more in one plane, they are taken as CLOSED_PLANAR.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs have no Contour Geometric Type; of three points or more in one plane, they are taken as CLOSED_PLANAR: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour types are written in another letter case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of type "{found}", read as {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of type "{found}", read in capital letters: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of unknown type are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, of a Contour Geometric Type that is not known (first: "{found}").</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out whose Contour Geometric Type is not known: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>POINT contours with several points are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, of type POINT with several points (first: {found}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out that are of type POINT with several points: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours leave their plane slightly</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours whose points spread by up to {spread:.3f} mm in z ({share}): each lies at the median of its points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs have points that spread by up to {spread:.3f} mm in z; each lies at the median of its points: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Oblique contours are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, lying in no transverse plane (points up to {spread:.2f} mm apart in z).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out that lie in no transverse plane (points up to {spread:.2f} mm apart in z): {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours repeat their first point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that repeat their first point at their end ({share}); the repetition is ignored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs repeat their first point at their end; the repetition is ignored: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of one or two points are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is not drawn: its closed contours have one or two points, which bound no area ({share}, first: {found}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are not drawn: their closed contours have one or two points, which bound no area: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of one or two points are dropped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours of one or two points beside others ({share}): they bound no area and are dropped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours of one or two points beside others: they bound no area and are dropped: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Number of Contour Points is not that of the data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}": Number of Contour Points is wrong in {where} (first: {found} for {expected}); the points of the data count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Number of Contour Points is wrong in contours of {many} ROIs; the points of the data count: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours have more or fewer points than they state</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}": Number of Contour Points is wrong in {where}, and not by how points are counted (first: {found} for {expected}); the points of the data count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Number of Contour Points is wrong in contours of {many} ROIs, and not by how points are counted; the points of the data count: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours that seem cut short are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, cut short (first: {expected} of {found} points, in {bytes} bytes of Contour Data, as many as a length of 16 bits holds).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out that are cut short, at as many bytes of Contour Data as a length of 16 bits holds: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours without coordinates are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, with empty Contour Data.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out that have empty Contour Data: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours with unusable coordinates are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, with Contour Data that are no decimal numbers within {limit} mm (first: value {place}, "{found}").</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out with Contour Data that are no decimal numbers within {limit} mm: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Coordinates with decimal commas are read as with points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has coordinates with decimal commas in {where} (first: "{found}"): no other reading fits, so they are read as points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have coordinates with decimal commas: no other reading fits, so they are read as points: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {where} left out, with Contour Data of a number of values that is no multiple of three (first: {found}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are left out with Contour Data of a number of values that is no multiple of three: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Data of unknown VR is read as decimals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{unknown} contours of ROI {roi} "{name}" state no value representation for their coordinates (UN); they are read as decimals.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The contours of {many} ROIs state no value representation for their coordinates (UN); they are read as decimals: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI with a Contour Offset Vector is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is not shown: a Contour Offset Vector {found} is stated, whose sign is not defined.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are not shown: a Contour Offset Vector is stated, whose sign is not defined: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>a Contour Offset Vector {found} is stated, whose sign is not defined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI has a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has no contour in {share} (z = {places} mm): nothing is drawn there and the volume leaves it out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have no contour in places between others; nothing is drawn there and the volumes leave them out: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Slices are left out in a pattern ({found})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has {left_out} in {kind} pattern, with {distance} mm from contour to contour where slices lie {step:.2f} mm apart: nothing is drawn between. Its volume is {drawn} as drawn and {interpolated} if the contours are interpolated{stated}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Slices are left out in a pattern in {many} ROIs: nothing is drawn between their contours. Their volumes: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Nested contours are holes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours nested in others on their planes ({contours}): they are holes (even-odd){volumes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours nested in others on their planes: they are holes (even-odd): {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A hole is attached to an outline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" attaches a hole to an outline ({one} to {other}): nested contours count as holes by even-odd, and a hole should be attached to a hole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs attach a hole to an outline: nested contours count as holes by even-odd, and a hole should be attached to a hole: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}": {contours} overlap on their planes without lying one in the other; where they do, it counts as outside (even-odd): {drawn} so, and {united} if they are taken together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs overlap on their planes without lying one in the other; where they do, it counts as outside (even-odd): {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours in or across others are taken together: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}": its contours that lie in or across others are taken together, as the user asked: {share}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The contours of {many} ROIs that lie in or across others are taken together, as the user asked: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Outlines are written more than once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that repeat others of their planes ({share} on {planes}: {contours}); each outline counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that repeat others of their planes; each outline counts once: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Outlines are too entangled to be measured: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is drawn but not measured: its outlines ({found}) cross or overlap so often that measuring it was given up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are drawn but not measured: their outlines cross or overlap so often that measuring them was given up: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours have no number: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours without Contour Number ({contours}): how it is connected is unknown, so only outlines are shown, no volume and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours without Contour Number: how they are connected is unknown, so only outlines are shown, no volume and no DVH: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour numbers are ambiguous: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" repeats Contour Numbers that others refer to ({contours}): what is connected is ambiguous, so only outlines are shown, no volume and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs repeat Contour Numbers that others refer to: what is connected is ambiguous, so only outlines are shown, no volume and no DVH: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour numbers are repeated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" repeats Contour Numbers ({contours}); no connection depends on them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs repeat Contour Numbers; no connection depends on them: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours without Attached Contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours without Attached Contours although others have them ({contours}); taken as empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours without Attached Contours although others have them; taken as empty: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours without Attached Contours leave a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours without Attached Contours although others of it have them ({contours}); taken as empty, which leaves a gap. The volume is {drawn} so, and {joined} if they are connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours without Attached Contours although others of them have them; taken as empty, which leaves gaps. Their volumes: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie on planes of their own: no volume, no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours between the images, on {found}, but no Attached Contours: how they are connected is unknown, so only outlines are shown, no volume and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours between the images, on {found}, but no Attached Contours: how they are connected is unknown, so only outlines are shown, no volume and no DVH: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours on planes of their own are measured: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is measured as if drawn on images: on {found}, half of it to each side, as the user asked; how its contours are connected is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are measured as if drawn on images: on {found}, half of it to each side, as the user asked; how their contours are connected is not stated: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>How contours are connected is unknown: no volume, no DVH</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours between the images but no Attached Contours: how they are connected is unknown, so only outlines are shown, no volume and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours between the images but no Attached Contours: how they are connected is unknown, so only outlines are shown, no volume and no DVH: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour is attached to itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that are attached to themselves ({contours}); this is ignored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that are attached to themselves; this is ignored: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours attached to themselves leave a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that are attached to themselves ({contours}), which is ignored and leaves a gap. The volume is {drawn} so, and {joined} if they are connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that are attached to themselves, which is ignored and leaves gaps. Their volumes: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour is attached to a higher number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that are attached to a higher number ({contours}); the connection counts all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that are attached to a higher number; the connections count all the same: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attachment is stated twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" states connections more than once ({share}); each counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs state connections more than once; each counts once: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attached contour is missing: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {contours} missing, to which {attached} is attached; outlines are shown, volume and DVH withheld.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are missing to which others are attached; outlines are shown, volumes and DVHs withheld: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attached contour is of another ROI: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" is incomplete: {contours} missing (the number exists in ROI "{other}" only), to which {attached} is attached; outlines are shown, volume and DVH withheld.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are incomplete: contours are missing to which others are attached, and the numbers exist in other ROIs only; outlines are shown, volumes and DVHs withheld: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attachment skips contours between</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" attaches contours across others that connect them anyway ({share}); these attachments are ignored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs attach contours across others that connect them anyway; these attachments are ignored: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attachment skips a contour: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" attaches {share} of contours across one that lies between them and does not connect them; volume and DVH are withheld.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs attach contours across one that lies between them and does not connect them; volumes and DVHs are withheld: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours are attached within one plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that are attached within their own plane ({contours}); that bounds no volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that are attached within their own plane; that bounds no volume: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours attached within one plane leave a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that are attached within their own plane ({contours}), which bounds no volume and leaves a gap. The volume is {drawn} so, and {joined} if they are connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that are attached within their own plane, which bounds no volume and leaves gaps. Their volumes: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Overlapping contours are not attached: a gap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has {pairs} of contours that overlap on neighbouring planes and are not attached: {gap} at z = {places} mm{more}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have contours that overlap on neighbouring planes and are not attached, which leaves gaps: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No contour is attached: volume is 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has {share} and none is attached to another: all are without thickness, the volume is 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>In {many} ROIs no contour is attached to another: all are without thickness, the volumes are 0: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attached contours do not overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" attaches contours that do not overlap ({share}, such as {low} and {high}): taken as oblique tubes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs attach contours that do not overlap: taken as oblique tubes: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No contour on an image plane: volume and DVH withheld</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has no contour on image planes that attached contours skip ({share}, first: z = {z:.2f} mm, between {low} at z = {low_z:.2f} and {high} at z = {high_z:.2f}); volume and DVH are withheld.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have no contour on image planes that attached contours skip; volumes and DVHs are withheld: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours between images name an image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie on no image plane but name an image ({share}, first at z = {z:.2f} mm): their coordinates count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie on no image plane but name an image; their coordinates count: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours on images name none</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that lie on an image but name none ({share}, first at z = {z:.2f} mm): they are placed by their z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs lie on images but name none; they are placed by their z: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Single contour without thickness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has single contours, attached to no other and of no thickness ({contours}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have single contours, attached to no other and of no thickness: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Off-slice contours are hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" contains off-slice contours and is not fully shown: {contours} between the images hidden by the setting that ignores them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI has no interpreted type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} has no RT ROI Interpreted Type.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have no RT ROI Interpreted Type: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Observation of an unlisted ROI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An observation belongs to ROI {found}, which the structure set does not list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Interpreted type is not one of the profile's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} is of type "{found}", which the profile does not have.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs are of type "{found}", which the profile does not have: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI states more than one side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} states more than one side: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs state more than one side, {found}: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI overrides properties the profile does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} overrides {found}; the profile knows only REL_ELEC_DENSITY.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs override {found}; the profile knows only REL_ELEC_DENSITY: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Label, date or time of the plan is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan states no {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan geometry is not that of a patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan states the geometry "{found}", not that of a patient.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan names no structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan names no structure set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structures are not the plan's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structures shown ("{label}") are not the plan's: it names {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set of the plan was not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set that the plan names ("{label}") is here and was not chosen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set of the plan is not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set that the plan names ({found}) is not {here}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan is not approved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan is {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan is rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Approval of the plan is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan does not state whether it is approved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan states an unusual approval</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan is later than its dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan is dated {plan}, later than the content of its dose, {dose}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan holds values that the standard does not define</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan holds values that the standard does not define: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan states no prescription</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has no dose reference, so it states no prescription.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan states a prescription of 0 Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan states a prescription of 0 Gy: it is not used as 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Prescription does not fit the dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{source}: {gray} Gy does not fit the dose: {proportion}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan names a dose reference that it does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan names dose reference {found} but has {expected} only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan has no fraction group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has no fraction group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan has several fraction groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has {found} fraction groups; which one a dose is for is stated by the dose alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Of brachytherapy, dwell positions alone are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has brachytherapy applications: dwell positions and times are shown with its beams; applicators and shields are not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams of a fraction group are not as many as stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fraction group {group} states {found} but names {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan states several patient positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan states several patient positions: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient position of the plan is none that is known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient position of the plan is none that is known: found {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Scanned and planned in different positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient was scanned {expected} and is planned {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Scanned and planned in contradicting positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams name a patient setup that is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams of the plan name patient setup {found}; the plan has {expected} only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>More than 100 beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has {found} beams; all are listed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams have no name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A beam has no name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{times} beams have no name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beam names are not unique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{times} beams are called "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Geometric plan: beams without meterset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The beams of the plan have no meterset, and no dose that is here names it: a geometric plan, as far as the files say.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams without meterset; the dose names no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The beams of the plan have no meterset, and the dose that is shown names no plan: whether it is of this one is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams of the plan state no meterset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The beams of the plan have no meterset, although a dose names it: what is to be delivered is not stated there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan does not have all beams it names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The fraction groups name {found}, which the plan does not have; it has {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan has none of the beams it names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The fraction groups name {found}, but the plan has no beams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams belong to no fraction group</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No fraction group names {found} of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Control points are not those stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The control points of the plan are not those that it states: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Weights of control points do not add up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The cumulative weights of the plan's control points do not rise to the final one: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beam numbers are not unique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Several beams of the plan have one number ({found}): what is stated of such a beam may be of either.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Spots do not add up to the meterset weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The weights of spots do not add up to the meterset weights of the plan: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams of a tilted table are not drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What a beam sees is worked out for a level table and gantry only, so these beams are not drawn: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose refers to its plan under another SOP class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose refers to its plan under another SOP class ({named}) than it has ({expected}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is slightly tilted: drawn as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose without usable position is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Tilted dose is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose planes make no volume: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Frame Increment Pointer does not point at the plane positions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Frame Increment Pointer does not point at Grid Frame Offset Vector; the vector is used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is a single plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is a single plane: it is shown at its own z only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is of several files with one plane each</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is of {count} files with one plane each; they are of one series, plan and scaling, and shown as one dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose planes are not equidistant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The distance of the dose planes varies from {least:.3f} to {most:.3f} mm; every plane is shown at its own position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with impossible plane distances is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its planes lie {found} apart, where {expected} are possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose plane positions are absolute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The positions of the dose planes are given as patient z, not as offsets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with ambiguous plane positions is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its plane offsets start with the z of Image Position, and planes are counted downwards: they may lie at z = {first:.2f} to {absolute:.2f} mm (if the vector holds z) or to {by_offset:.2f} mm (if it holds offsets).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its first plane offset is {first:g}, neither 0 nor the z of Image Position ({position:g}): the first plane may lie at z = {position:.2f} mm (Image Position) or {apart:.2f} mm (with its offset).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with unordered planes is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: the positions of its planes neither rise nor fall throughout.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with unreadable plane positions is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with a wrong number of planes is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: it has {planes} planes but {positions} positions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of an unreadable number of planes is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of another pixel form is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its Photometric Interpretation is {stated}; MONOCHROME2 is expected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose stores fewer bits than are allocated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Only {found} of {expected} bits of the dose values are stored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose holds bits beyond Bits Stored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose values hold bits beyond Bits Stored, which were cleared as the standard demands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of unusual bit depth is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose values are stored with a sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose values are stored with a sign; none is negative.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose holds values below 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose holds values below 0 ({count} of them, the least {found}, the maximum is {maximum}), as the noise of a Monte Carlo calculation leaves them; they are shown as they are, and count as 0 in a DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with negative values is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: it holds {count} values below 0, the least {found} (maximum {maximum}), as a difference of doses does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of unreadable pixel form is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is relative, not in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is RELATIVE, not in Gy: no isodoses in Gy and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Unit of the dose is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The unit of the dose is not stated: its numbers are shown without one, no isodoses in Gy and no DVH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose without usable units is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its Dose Units are {found}, which is neither GY nor RELATIVE.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Type is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The type of the dose is not stated (found {found}): it may be physical or RBE-weighted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Difference of doses is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its Dose Type is ERROR, a difference of doses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose without scaling is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its Dose Grid Scaling is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of unusable scaling is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: its Dose Grid Scaling is {found}, not a positive number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of impossible values is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: by its Dose Grid Scaling its largest value is {found}{guess}, where {expected} is possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is zero everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is zero everywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Not stated to be the dose of the whole plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The Dose Summation Type is not stated: this is not stated to be the dose of the whole plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The Dose Summation Type is {found}: this is not stated to be the dose of the whole plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose names no plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names no plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose names several plans</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names {count} plans: no prescription of one of them is its 100 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose names beams that the plan does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names beams that the plan does not have: {found}; the plan has {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan of the dose was not chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan of the dose ("{label}") is here and was not chosen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan of the dose is not here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan of the dose ({found}) is not {here}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose names no plan and has no comment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names no plan and has no Dose Comment that would tell what it is of.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Comment is not the description of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names no plan; its comment "{found}" is not the description "{expected}" of the plan shown with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Heterogeneity correction is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose states no {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Heterogeneity correction is not one of the profile's</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The tissue heterogeneity correction of the dose is "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Content date or time of the dose is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose without frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is not shown: the case states no frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of another frame of reference is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose of another frame of reference is shown: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Dose without a grid is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Dose holds no dose grid; doses at points or as isodose contours are not displayed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is laid out otherwise than the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The rows and columns of the dose run along {found}, those of the {images} along {expected}; both are shown where their coordinates say.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose may be cut off at its maximum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} dose values side by side are the greatest that {bits} bits can hold ({found}): higher ones may have been cut off.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Registration is not rigid: it cannot be applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The spatial registration "{label}" is stated to be {found}, but cannot be applied: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The spatial registration "{label}" cannot be applied: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Registration moves its own frame of reference: it cannot be applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The spatial registration "{label}" cannot be applied: it states a motion of the frame of reference that it is of.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Deformable registration: it is never applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The deformable spatial registration "{label}" is never applied: images are laid over each other as they are, or by one rigid motion.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is not that of the plan shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not that of the plan shown ("{label}"): it names {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose does not overlap the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose does not overlap the {images}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose grid reaches beyond the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose grid reaches beyond the {images}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Isocentre lies outside the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The isocentre ({x:.1f}, {y:.1f}, {z:.1f}) mm lies outside the {images}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>High dose lies outside the body contour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Only {percent:.0f} % of the dose above half its maximum lies within the box around the {body} contours: check where it belongs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} of another plan is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not shown: it names another plan than that shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} names no plan: shown because it was chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} names no plan; it is shown with this one because it was chosen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image that lies askew is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: its plane is not normal to the axis of the beam (NON_NORMAL).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its plane is not normal to the axis of the beam (NON_NORMAL)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image of an unknown plane is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: its RT Image Plane is {found}, so it is not known how it lies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its RT Image Plane is {found}, so it is not known how it lies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image of unusual orientation is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: its rows and columns run along {found} of the receptor: expected are {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its rows and columns run along {found} of the receptor: expected are {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image is shown without scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is shown without scale and without openings: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image is scaled to the isocentre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image lies {sid:g} mm from the source, the isocentre {sad:g} mm: lengths on it are told at the isocentre, {scale:.5f} times those on the receptor.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Receptor of the RT Image lies elsewhere than its SID says</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The receptor of the RT Image is stated to lie at z = {found} of the gantry, where SID and SAD make it {expected}; it is scaled by SID and SAD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image of several frames is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: it holds {found} frames, which may have been taken at different angles and openings; one is expected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it holds {found} frames, which may have been taken at different angles and openings; one is expected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Pixels of the RT Image cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image is shown in stored values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image has a Modality LUT, which is not applied: its values are those stored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image names no beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image names no beam of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image names a beam that the plan does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image names beam {found}, which plan "{label}" does not have.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Angles of the RT Image are not those of its beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {what} of the RT Image is {found}, that of beam {beam} {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image was taken at other angles than its beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Isocentre of the RT Image is not that of its beam</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The isocentre of the RT Image is {found}, that of beam {beam} {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image states another frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image states another frame of reference than the plan: its isocentre is not compared with that of its beam.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs of no single structure set are not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs name {found} structure sets, so it is not known whose ROIs they are of; they are not shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs of another structure set are not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: it is of the structure set {found}, shown is {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: they are of the structure set {found}, which is not the one shown: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it is of the structure set {found}, shown is {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of unknown type is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: its DVH Type is "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their DVH Type is "{found}": {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its DVH Type is "{found}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH without dose scaling is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: its DVH Dose Scaling is missing or not positive.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their DVH Dose Scaling is missing or not positive: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its DVH Dose Scaling is missing or not positive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of impossible doses is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: it reaches up to {found}, where {expected} is possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: they reach up to doses that are impossible: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it reaches up to {found}, where {expected} is possible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH with unusable dose bins is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: its bin widths grow from bin to bin and add up to {end:.5g}, though the maximum is {limit:.5g}: they seem to be doses, not widths.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their bin widths grow from bin to bin and seem to be doses, not widths: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its bin widths grow from bin to bin and add up to {end:.5g}, though the maximum is {limit:.5g}: they seem to be doses, not widths</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH without data is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: DVH Data is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their DVH Data is empty: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH with unusable data is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: {attribute} holds {found}, not {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: they hold what is no number: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{attribute} holds {found}, not {expected}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Bins of a stored DVH are counted wrongly</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh}: DVH Number of Bins says {found}, DVH Data holds {expected} bins, which count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Number of Bins is wrong in the stored DVHs of {many} ROIs; the bins of DVH Data count: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: DVH Number of Bins says {found}, but DVH Data holds {count} values, where two for each bin are expected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: DVH Data does not hold two values for each bin that they state: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Number of Bins says {found}, but DVH Data holds {count} values, where two for each bin are expected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of unknown dose units is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: its Dose Units are "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their Dose Units are "{found}": {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its Dose Units are "{found}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH is relative to a dose that is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh}: its doses are relative to a dose that is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are relative to a dose that is not stated: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its doses are relative to a dose that is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of unknown volume units is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: its DVH Volume Units are "{found}".</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: their DVH Volume Units are "{found}": {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its DVH Volume Units are "{found}"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of no ROI is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: it includes no ROI.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} stored DVHs are not shown: they include no ROI.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it includes no ROI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of an unlisted ROI is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: the structure set has no ROI {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: the structure set does not have these ROIs: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>the structure set has no ROI {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH statistics seem not to be scaled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVH of {dvh} are not shown as {units}: {doubt}; times DVH Dose Scaling ({scaling}) they would fit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVHs of {many} ROIs are not shown as {units}: they do not fit their curves, but would times DVH Dose Scaling: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH statistics look like percent though labelled GY</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVH of {dvh} are not shown as {units}: {doubt}; they look like percent of {percent} Gy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVHs of {many} ROIs are not shown as {units}: they do not fit their curves and look like percent: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH statistics do not fit their curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVH of {dvh} are not shown as {units}: {doubt}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of the stored DVHs of {many} ROIs are not shown as {units}: they do not fit their curves: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH with negative values is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: DVH Data holds negative values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: they hold negative values: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data holds negative values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of impossible volumes is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} is not shown: it holds volumes of up to {found}, where {expected} is possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {many} ROIs are not shown: they hold volumes that are impossible: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>it holds volumes of up to {found}, where {expected} is possible</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored cumulative DVH rises with dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh}: its cumulative volume rises with dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The cumulative volume of the stored DVHs of {many} ROIs rises with dose: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its cumulative volume rises with dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data of unknown VR is read as decimals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{unknown} of the stored DVHs state no value representation for their data (UN); they are read as decimals.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVH of an uncertainty is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} in {source} is not shown: its Dose Type is ERROR, which is the uncertainty of a dose, not a dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {dvh} in {source} are not shown: their Dose Type is ERROR, which is the uncertainty of a dose, not a dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its Dose Type is ERROR, which is the uncertainty of a dose, not a dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Type of a stored DVH is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVH of {dvh} in {source}: whether its dose is physical or RBE-weighted is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {dvh} in {source}: whether their dose is physical or RBE-weighted is not stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>whether its dose is physical or RBE-weighted is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs name another frame of reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} {source} holds DVHs only, and its frame of reference is {found}, that of {anchor} {expected}: check whether they are of this case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs reach far beyond the dose they are stored with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {source}: their doses do not fit the dose they are stored with. They reach {found}, its maximum is {expected}{reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>their doses do not fit the dose they are stored with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs stay far below the dose they are stored with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The stored DVHs of {source}: their doses do not fit the dose they are stored with. Targets and body reach {found}, its maximum is {expected}{reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>File without preamble</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} image at z = {z:.2f} mm is missing: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose pixels cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} may be cut short</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} may be cut short: it ends with {last}, before {next}, which must follow; what stood behind is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>File may be cut short</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where} may be cut short: {note}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} has no contours or ROIs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} has no {name}, which it must have: no contours can be shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>File holds padding behind its data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} lacks what it is shown by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is not displayed: it lacks {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attributes that must be there are missing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} does not state {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} is too large for the memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} volume takes {total:,} bytes, which is more than there may be ({limit:,}) or is free.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: not enough memory is free.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Images are too large to be shown together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is not shown: its pixels take {total:,} bytes, and of what all of one plan may take {room:,} are left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>its pixels take {total:,} bytes, and of what all of one plan may take {room:,} are left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} is compressed with loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} {are} compressed with loss: {modality} values are not exact.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose is compressed with loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is compressed with loss: its values are not exact.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image is compressed with loss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The RT Image is compressed with loss: its values are not exact.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Transfer syntax is not stated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{object} cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} cannot be read: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Unusual file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Files are damaged and not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{names} could not be read: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} files could not be read: {names}. The first: {why}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Impossible numbers are not used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states {found} as {attribute}, where {expected} is possible; the number is not used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states {found} as {attribute}, where {expected} is possible; these numbers are not used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Numbers that cannot be read are not used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states {found} as {attribute}, which cannot be read and is not used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} states {found} as {attribute}, which cannot be read and are not used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} series mixes image sizes: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series mixes images of different size: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images of another size and type are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{images} of the series {are} left out: of another size ({size} pixels) and type ({type}) than the other {kept}, as pages of a report are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Pixel spacings of the {modality} images differ by rounding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The pixel spacings of the {modality} images differ by rounding alone ({found}); the commonest is used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} images hold bits beyond Bits Stored</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{odd} of {count} {modality} images hold bits beyond Bits Stored, which were cleared as the standard demands.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{modality} series mixes signed and unsigned values: not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {modality} series mixes signed and unsigned images of 16 bits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Coded values are written in another case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} writes {found} for {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose without plane positions is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: nothing says where its {planes} planes are (Grid Frame Offset Vector is missing).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose maximum is unusual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The maximum of the dose is {found}, which is unusual: check its units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose with a second value rule is not shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is not displayed: it has a Modality LUT or rescale beside Dose Grid Scaling, so its values are ambiguous.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Decimals are longer than 16 characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has coordinates of {longest} characters; they are read as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{many} ROIs have coordinates of more than 16 characters; they are read as they are: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours reach beyond the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} of {total} contours of ROI {roi} "{name}" reach beyond the images; they are drawn and measured where they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs reach beyond the images; they are drawn and measured where they are: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours cross themselves: what they enclose twice is left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI {roi} "{name}" has contours that cross themselves and wind around some places twice ({share}, first at z = {z:.2f} mm); such places count as outside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of {many} ROIs cross themselves and wind around some places twice; such places count as outside: {rois}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>SOP Instance UID differs from that of the file meta information</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Two different files have one UID: one is not used</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Two different files have the SOP Instance UID {uid}: {kept} is used, {left} is not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} files of the {object} have the SOP Instance UIDs of others and differ from them: {names} are not used. The first: {left} beside {kept}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Copies of files are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{left} is a copy of {kept}, written otherwise: pixels, geometry and references are equal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} files of the {object} are copies of others, written otherwise ({names}): pixels, geometry and references are equal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The same dose is there again under another UID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is there again under the UID {uid}: values, geometry and references are equal; it counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} is there {count} times more, under the UIDs {uid}: values, geometry and references are equal; it counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>UID is not formed as the standard demands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A UID of the {object} is not formed as the standard demands: {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text holds characters that are not seen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text of one line holds line breaks or tabs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text is longer than the standard allows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Numbers have decimal commas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>BED or EQD2 of a dose that is not said to be physical: accepted by the user</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{quantity} was made of {name}, as the user asked, though its Dose Type is {found}: what is weighted for biological effect counts it twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Above 8 to 10 Gy a fraction BED and EQD2 are doubtful</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The fractions of {name} reach {found}: above 8 to 10 Gy a fraction the linear-quadratic model, and so {quantity}, is doubtful.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams is the dose of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams is {name}, within {expected}: the steps in which the files keep their values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams is not the dose of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams differs from {name} by up to {found}, at ({place}) mm; the steps in which the files keep their values allow {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams is the dose of the plan, as far as samples tell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams differs from {name} by up to {found}, at ({place}) mm. The doses do not have the same samples: reading between them, and the steps in which the files keep their values, can make up to {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams is not the dose of the plan, also between samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The sum of all beams differs from {name} by up to {found}, at ({place}) mm. The doses do not have the same samples, but reading between them, and the steps in which the files keep their values, can make no more than {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Doses in fractions of other sizes are added in Gy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The doses that are added are given in fractions of {found}: in Gy they add up, their effects do not; EQD2 of each can be added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Doses are added in Gy, of which the fractions of some are not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>How large the fractions of {names} are is not known: in Gy the doses add up, their effects may not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fractions have no record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where} has no record, though a later one has, or is said to have been given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} fractions have no record, though a later one has, or is said to have been given: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were delivered more than once in a fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded {times} times, together {found} where {expected} is planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded as whole more than once in a fraction: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fraction numbers are not those of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A record is of fraction {found}, where the plan has {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records are of {count} fractions that the plan does not have: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records without a fraction number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record states no fraction number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The records of {count} deliveries state no fraction number: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records of no fraction group of the plan are not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where} is not counted: the record states {found} as its fraction group, and the plan has several.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are not counted, since their records do not state a fraction group of the plan: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Deliveries stand in two records</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where} stands in two records with the same time and the same values; it counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries stand in two records each with the same time and the same values; they count once: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were not completed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: ended by {by} after {found} of {expected}; nothing recorded completes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were ended early, and nothing recorded completes them: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were delivered in parts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: delivered in {times} parts that add up to {found}, as planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were made in parts that add up to what is planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were ended early with all of their meterset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: ended by {by}, with {found} of {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were ended early, each with all that is planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were delivered that the plan does not have</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the plan does not have it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are of beams that the plan does not have: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams or setups are recorded without their number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record states no number of it; nothing else of the plan can be meant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded without the number of their beam or setup; only one of the plan can be meant by each: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records do not say which beam or setup of the plan was delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record states no number, and which of the plan it is does not follow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded without a number, and which of the plan they are does not follow: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Planned beams have no record in a fraction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: no record, though a later fraction is recorded or the course is completed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} planned beams have no record in a fraction that is over: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The last fraction has no record of all its beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: no record yet; nothing later is recorded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} beams of the last fraction have no record yet: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered differs from planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: {found} delivered, {expected} planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were more or less than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records do not state what was delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record does not state how much was delivered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The records of {count} deliveries do not state how much was delivered: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records hold nothing that was delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The {object} does not state any {noun} that was delivered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Nothing states how much was planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: neither plan nor record states how much was planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Of {count} deliveries neither plan nor record states how much was planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Units of records and plan differ: not compared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded in {found}, planned in {expected}; nothing is compared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded in another unit than planned; nothing is compared: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The machine was set to another meterset than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the machine was set to {found}, where {expected} is planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>For {count} deliveries the machine was set to another meterset than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams were delivered without verification</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded as NOT_VERIFIED.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded as NOT_VERIFIED: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Parameters were overridden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: overridden was {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Parameters of {count} deliveries were overridden: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An override is stated, but not what was overridden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded as verified with an override, without saying what was overridden.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries are recorded as verified with an override, without saying what was overridden: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered with another energy than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: delivered with {found}, planned with {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries had another energy than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered with another radiation than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries had another radiation than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered at other angles than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the {angle} was at {found}, planned is {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were at other angles of gantry, collimator or couch than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered with other wedges than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: delivered with {found} as its wedge, planned with {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries had other wedges than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Delivered at another machine than planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: delivered at {found}, planned for {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} deliveries were at another machine than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records are older than the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded for {found}, where {expected} is possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} records are older than the plan: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fractions do not follow each other in time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded for {found}, before fraction {before} is over: {expected} is expected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} fractions are recorded before the one that their number follows: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records without a date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record states no date of treatment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} records state no date of treatment: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records state another number of fractions than the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: the record states {found} as the number of planned fractions, the plan {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} records state another number of planned fractions than the plan: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records and summary count fractions differently</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{found} fractions are recorded here; the summary of the course says that {expected} were delivered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Total reference air kerma differs from planned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: {found} total reference air kerma recorded, {expected} planned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} applications have another total reference air kerma than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Channels are not those of the plan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{where}: recorded are {found}, planned {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>{count} applications were given through other channels than planned: {where}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Patient the same in all objects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Planned on this CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Isocentre at the reference point or marker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>One isocentre, or several told apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Isocentre shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Prescription stated alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Prescription and plan name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Monitor units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Metersets of control points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Field size, jaws and leaves</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Angles and directions of rotation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Energy, radiation, dose rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Couch in the structure set</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Densities assigned to structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Dose grid holds the structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Spacing of the dose grid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Dose calculation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Targets without stray contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Targets within each other and the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Goals, and where the dose is highest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Conformity of large fractions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Other plans of the patient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Names of beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Approval and order of dates</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Setup beams</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Distance from source to skin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Clearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Dose of implanted devices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>CT</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Maximum of the dose</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Delivered so far</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Secondary calculation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/plan_check/items.csv" />
      <source>Ions: spots and devices; brachytherapy: sources and channels</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
