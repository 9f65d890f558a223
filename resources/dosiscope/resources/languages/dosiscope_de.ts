<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Dosiscope</name>
    <message numerus="yes">
      <location filename="app/dosiscope/api/case.py" />
      <location filename="app/dosiscope/core/report/dvh.py" />
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
      <location filename="app/dosiscope/core/dose_expression.py" />
      <location filename="app/dosiscope/core/plan_check/others.py" />
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
      <source>Light theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Colours of structures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
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
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
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
      <source>Halo around contours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
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
      <source>Hide identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
      <source>Patient name in the window title</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/app/choices.py" />
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
      <location filename="app/dosiscope/app/features/archive.py" />
      <location filename="app/dosiscope/core/network/calls.py" />
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
      <location filename="app/dosiscope/core/growing.py" />
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
      <location filename="app/dosiscope/core/not_shown.py" />
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
      <location filename="app/dosiscope/core/rivals.py" />
      <location filename="io/dosiscope/io/out/report_html.py" />
      <source>{n} stored DVHs</source>
      <extracomment>of one: {n} stored DVH</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/isodose_presets.py" />
      <source>{n} presets</source>
      <extracomment>of one: {n} preset</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/picture_sets.py" />
      <location filename="viewer/dosiscope/viewer/picture_series.py" />
      <source>{n} pictures</source>
      <extracomment>of one: {n} picture</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/features/records.py" />
      <source>{n} records are</source>
      <extracomment>of one: {n} record is</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/app/receiver_process.py" />
      <location filename="app/dosiscope/core/network/calls.py" />
      <location filename="app/dosiscope/core/records/words.py" />
      <source>{n} times</source>
      <extracomment>of one: {n} time</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/beam_doses.py" />
      <source>{n} BEAM doses</source>
      <extracomment>of one: {n} BEAM dose</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>{n} corners</source>
      <extracomment>of one: {n} corner</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/along_beam.py" />
      <source>{n} values</source>
      <extracomment>of one: {n} value</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/comparing/tables.py" />
      <location filename="viewer/dosiscope/viewer/panels/compare_plans.py" />
      <source>{n} attributes</source>
      <extracomment>of one: {n} attribute</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="app/dosiscope/core/contour_checks/checks.py" />
      <source>how its contours between the images are connected is unknown</source>
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
      <location filename="app/dosiscope/core/dose_words.py" />
      <location filename="app/dosiscope/core/dvh/grid.py" />
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{n} planes</source>
      <extracomment>of one: {n} plane</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="app/dosiscope/core/contours/graph.py" />
      <source>{count} of its contours {have} no Contour Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/contours/graph.py" />
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
      <source>attached contours skip a contour that lies between them</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/conversion.py" />
      <location filename="app/dosiscope/core/plan_check/prescription.py" />
      <location filename="app/dosiscope/core/records/words.py" />
      <location filename="viewer/dosiscope/viewer/panels/beams.py" />
      <location filename="viewer/dosiscope/viewer/panels/plan.py" />
      <source>{n} fractions</source>
      <extracomment>of one: {n} fraction</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/dose_expression.py" />
      <source>{n} numbers</source>
      <extracomment>of one: {n} number</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/gamma/by_structure.py" />
      <location filename="app/dosiscope/core/gamma/map.py" />
      <location filename="viewer/dosiscope/viewer/ladder/model.py" />
      <source>{n} points</source>
      <extracomment>of one: {n} point</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/goals/goals_csv.py" />
      <source>{n} lines</source>
      <extracomment>of one: {n} line</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
    <message numerus="yes">
      <location filename="app/dosiscope/core/not_shown.py" />
      <source>{n} damaged files</source>
      <extracomment>of one: {n} damaged file</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/angles.py" />
      <source>{n} arcs</source>
      <extracomment>of one: {n} arc</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/images.py" />
      <source>{n} days</source>
      <extracomment>of one: {n} day</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/isocentres.py" />
      <source>{n} patient setups state</source>
      <extracomment>of one: {n} patient setup states</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="viewer/dosiscope/viewer/panels/beam_columns.py" />
      <location filename="io/dosiscope/io/out/beams_text.py" />
      <source>{n} control points</source>
      <extracomment>of one: {n} control point</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <location filename="viewer/dosiscope/viewer/panels/beams.py" />
      <source>{n} setup beams</source>
      <extracomment>of one: {n} setup beam</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{n} setup beams have</source>
      <extracomment>of one: {n} setup beam has</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/setups.py" />
      <source>{n} setups</source>
      <extracomment>of one: {n} setup</extracomment>
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
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/sources.py" />
      <source>{n} other channels</source>
      <extracomment>of one: {n} other channel</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/plan_check/targets.py" />
      <source>{n} stray pieces</source>
      <extracomment>of one: {n} stray piece</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/records/words.py" />
      <location filename="app/dosiscope/core/report/records.py" />
      <source>{n} deliveries</source>
      <extracomment>of one: {n} delivery</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/findings.py" />
      <location filename="viewer/dosiscope/viewer/header_bar.py" />
      <source>{n} notes</source>
      <extracomment>of one: {n} note</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/plan_check.py" />
      <location filename="io/dosiscope/io/kinds/spatial_registration.py" />
      <source>{n} items</source>
      <extracomment>of one: {n} item</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="app/dosiscope/core/report/rt_images.py" />
      <source>{n} more RT Images</source>
      <extracomment>of one: {n} more RT Image</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="app/dosiscope/core/text.py" />
      <source>{first} and {n} more</source>
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
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/beams_eye/spots_of.py" />
      <source>{n} layers</source>
      <extracomment>of one: {n} layer</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/case_rows.py" />
      <source>{n} skipped files</source>
      <extracomment>of one: {n} skipped file</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/dvh/cross_list.py" />
      <source>{n} more curves</source>
      <extracomment>of one: {n} more curve</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/dvh/strip.py" />
      <source>{n} more notes</source>
      <extracomment>of one: {n} more note</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="viewer/dosiscope/viewer/help/window.py" />
      <source>{n} pages</source>
      <extracomment>of one: {n} page</extracomment>
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
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/layers/scales.py" />
      <source>{n} levels</source>
      <extracomment>of one: {n} level</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="viewer/dosiscope/viewer/panels/structures_text.py" />
      <source>{n} types</source>
      <extracomment>of one: {n} type</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/report/lost_letters.py" />
      <source>{n} letters</source>
      <extracomment>of one: {n} letter</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>{n} are</source>
      <extracomment>of one: {n} is</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="viewer/dosiscope/viewer/rt_image/panel.py" />
      <source>{n} others</source>
      <extracomment>of one: {n} other one</extracomment>
      <translation type="unfinished">
        <numerusform />
      </translation>
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
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT images, structure set, plan and dose are stored to the displayer over the network (RO-1, RO-7, RO-9, RO-BRTO-II-6).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Options of the Dose Displayer are the off-slice structure set and the DVH dose; both are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All eight patient positions are taken: feet first and decubitus need no option of the Dose Displayer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An archive stores objects to the displayer (C-STORE), whatever made it do so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All images of a series are related by study, series and image, in whatever order they come.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A structure set goes with the CT series whose images it names, with no other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose names its plan, the plan its structure set, that its CT; this path makes the proposed case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Label, date and time of the plan stand beside the dose; a plan that is not here is said to be missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A dose is chosen with its CT and structure set named.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVHs may come with a dose grid or in an object of their own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All objects of a case lie in one frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Scan and treatment may differ in head or feet first, not in the patient's orientation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The distance of CT planes may vary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows, columns and planes of a dose grid may have different distances.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attributes that the profile does not list are no error and change nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What is required within a sequence item counts only where the item is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Damaged and hostile files are turned away with a reason.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Whatever is not shown says why: attribute, value found, rule.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient's Name has a value.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient ID has a value.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient ID is the same in all objects that are shown together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient's Name is the same in all objects; case, accents, blanks and empty components do not count.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Birth date and sex do not contradict each other; they may be empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Study date, time, ID, description and accession number are shown where they are stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set may be in another study than the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plan and dose are in the study of the structure set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Objects of one study agree on its date, time, ID and accession number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Series date and time are shown where they are stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient Position of the CT is one of eight, the same in all images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>FFDR is one of the decubitus positions, though the printed list leaves it out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure set and plan state the frame of reference they lie in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Position Reference Indicator is the same in all objects that state one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Manufacturer, model name and software versions have values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Instance creation date and time have values; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text in any character set of the standard is shown as it was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text beyond ASCII states its character set, and is text in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Specific Character Set holds defined terms.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Modality is that of the SOP class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows and columns lie along the patient's axes within 0.001 rad, and the images above one another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows and columns may be exchanged (decubitus), with any signs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Slice Thickness and Slice Location are not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>CT pixels are square.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rescale Slope and Intercept turn stored values into HU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The base of planning is a series of CT Image Storage, not of another class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Localizers and images of another orientation are no part of the volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A series lies in one frame of reference.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Planes are ordered by their position, not by Instance Number or file name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>There is one image at each position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All images that the structure set names are here, none is missing between others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Structure Set Label, Date and Time have values; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Referenced Frame of Reference Sequence has one item.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Its frame of reference is that of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Referenced Study Sequence has one item: the study of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Referenced Series Sequence has one item: the series of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Image Sequence lists every CT image once, without frame numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Numbers are unique; any number will do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every ROI lies in the frame of reference of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Names have values and are unique; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Generation Algorithm is AUTOMATIC, SEMIAUTOMATIC or MANUAL; it is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Description and ROI Volume are not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Names, contours and observations are joined by ROI Number, never by their order.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>ROI Display Color is not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every ROI has contours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A thousand contours on a slice are handled; more are drawn too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An on-slice contour names one image, of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An on-slice contour lies on the image it names within 0.01 mm; it is never moved unasked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The image that a contour names is the one at its z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Geometric Type is POINT or CLOSED_PLANAR.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A POINT contour has one point.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The points of a closed contour have one z within 0.01 mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A closed contour has three points or more and does not repeat the first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Number of Contour Points is the number of points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Data holds finite decimal numbers in triplets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Data is encoded as decimal strings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Slab Thickness is not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Offset Vector is zero where it is present.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A slice without contour between others is a gap; nothing is filled in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A hole is joined to its outline by a channel, not nested in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An outline is written once; one that nearly repeats another of its ROI and plane counts once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The outlines of an ROI cross and overlap seldom enough to be measured by work in proportion to their points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every closed contour of an ROI with off-slice content has a Contour Number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Numbers are unique within the ROI.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every closed contour of an ROI with off-slice content has Attached Contours, if empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attached Contours holds lower numbers, each once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Attached Contours holds numbers of contours of the same ROI.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A contour is attached to the nearest directly connected ones, on other planes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours of a connected part are linked by attachments; what is not attached is a gap.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An image plane that cuts a connected part has a contour of it within 0.01 mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Off-slice contours are parallel to the images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The spacing of off-slice contours may vary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours on an image plane name their image, the others none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contour Numbers need be neither continuous nor ordered.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Gaps are visible and have no volume.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Ends and small parts between two images are visible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Parts may split and merge, whichever of the contours states it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Each ROI is on-slice or off-slice for itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Where off-slice content is switched off, the ROI says that it is not fully shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every ROI has an observation with an interpreted type, and every observation an ROI.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT ROI Interpreted Type is one of the profile's; others are shown as they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An ROI states one laterality at most; it is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Overridden physical properties are shown; the profile knows the relative electron density.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Plan Label, Date and Time have values; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Plan Geometry is PATIENT, and one structure set is named.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structures shown are those the plan names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The approval of the plan is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan is not later than its dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Coded values are terms of the standard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has dose references with description; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>No prescribed dose is chosen silently among several.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The prescription lies between a third and 1.5 times the maximum of its dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What names a dose reference names one of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has one fraction group.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan has no brachytherapy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A fraction group names as many beams as it states.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fixation, shielding and setup devices are not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All patient setups state the same patient position.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Patient Position of the setups is one of eight; it is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The planned position is the scanned one, or that with head and feet exchanged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Table top displacements are shown; the lateral one is (300A,01D6).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The patient setup that a beam names is one of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A hundred beams are handled; more are listed too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A plan may have no beams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beam Names have values and are unique; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A geometric plan, whose beams have no meterset, is shown as such.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The fraction groups name the beams that the plan has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A beam has the control points it states, and their weights rise to its final one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beam Numbers are unique.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The spots of an ion beam add up to its meterset weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Beams whose table top or gantry is tilted are not drawn, and it is said.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An ion plan is shown like a plan; an effective dose is labelled as RBE-weighted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names its plan under the class the plan has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows and columns lie along the patient's axes within 0.001 rad.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose grid is orthogonal to the patient's axes; oblique ones are not shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Frame Increment Pointer names Grid Frame Offset Vector.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose has several planes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose planes are equidistant within 0.01 mm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Grid Frame Offset Vector starts with 0; absolute positions are recognised where planes are counted upwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plane positions rise throughout or fall throughout.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Plane offsets count along row times column direction, not along z.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>There is one offset for each frame.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Samples per Pixel is 1 and Photometric Interpretation MONOCHROME2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Bits Allocated is 16 or 32, all of them stored.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose values are unsigned and none is negative.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Units is GY.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Type is PHYSICAL or EFFECTIVE; it is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Grid Scaling is a positive number, and the dose is not zero everywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Summation Type is PLAN; parts are never summed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose names one plan, which is here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Comment is shown where it is stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Tissue Heterogeneity Correction is one to three of IMAGE, ROI_OVERRIDE, WATER; it is shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Content Date and Time have values; they are shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Normalization Point is not relied upon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose pixels need not be square; Pixel Spacing states rows first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose lies in the frame of reference of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Outside the grid there is no dose data, not a dose of 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose is a grid; points and isodose contours are not shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows and columns of the dose run as those of the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose values do not fill all that their bits can hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A registration that may be applied to images is one rigid motion: a rotation and a shift.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A registration moves other frames of reference to its own, which stays where it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A deformable registration is named, and never applied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Images are laid over those of the case in its frame of reference alone, or by a registration that the user asks for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Where images are laid over others every picture names them, and the registration by which they lie there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose shown is that of the plan shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The plan names the structure set shown (PL-03).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The structure set names series and images of the CT shown (SS-05, IMG-11).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs name the structure set shown (DVH-01).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All objects are of one patient (PAT-03 to PAT-05).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>All objects lie in one frame of reference (SS-03, DO-24, FOR-01).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Setup and image position fit each other (PS-04).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The dose lies within the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The isocentres lie within the CT.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Among several doses, plans or structure sets the user chooses; only a unique path is proposed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>High dose lies within the body contour.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What comes along with a plan names that plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>RT Image Plane is NORMAL: the picture does not lie askew to the axis of its beam.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Rows and columns of the picture run in the plane of the receptor, at right angles.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Pixel spacing, position, SID and SAD are stated, and bring the picture to the isocentre.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The translation of the receptor fits SID and SAD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>It holds one frame of grey values that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Values are what rescale slope and intercept make of the stored ones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>It names a beam of its plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Its angles are those of its beam.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Its isocentre is that of its beam.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>It states the frame of reference of the plan, or none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored DVHs name one structure set, the one shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Type is CUMULATIVE, DIFFERENTIAL or NATURAL.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data holds bin widths, and DVH Dose Scaling is a positive number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data holds two numbers for each of the bins stated.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Units of a DVH is GY, or RELATIVE to a stated dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Volume Units is CM3, PERCENT or PER_U.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A DVH includes one ROI or more; excluded ones are named.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The ROIs of a DVH are in the structure set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Minimum, mean and maximum of a DVH fit its curve and its units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Volumes of a DVH are not negative; a cumulative one does not rise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Stored and computed DVHs are drawn and named differently.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVH Data is encoded as decimal strings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Dose Type of a DVH is PHYSICAL or EFFECTIVE; an ERROR is no dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>DVHs without a grid state the frame of reference of the case, or none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The doses of stored DVHs fit those of the grid they are stored with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The images of a series have one matrix and pixel spacing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Pixel values keep to Bits Stored and to one representation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Coded values are written in capitals.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A dose of several planes states where they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The maximum of a dose in Gy is between 0.5 and 200.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Nothing but Dose Grid Scaling turns stored values into dose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A file starts with preamble and prefix.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Pixel data are complete and can be decoded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>An object holds what every one of its kind has, does not end before it, and nothing follows it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Objects fit into the memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Images are not compressed with loss.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The file states its transfer syntax.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What is needed of an object can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every file that is DICOM, or is named so, can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Numbers lie between bounds that nothing real exceeds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A decimal string has 16 characters at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Contours lie within the area of the images.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A closed contour winds around no place twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>SOP Instance UID is that of the file meta information.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Two objects of one SOP Instance UID are the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>UIDs are numbers of at most 64 characters, without leading zeros.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text holds no control characters but those that its value representation allows, and nothing else that is not seen.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Text is not longer than its value representation allows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The decimals of a number stand behind a point.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>BED and EQD2 are made of physical dose: what is EFFECTIVE is weighted for biological effect already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The linear-quadratic model is not taken beyond 8 to 10 Gy a fraction without a word.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>The doses of all beams of a plan add up to the dose of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Doses in fractions of other sizes add up in Gy, their effects do not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every fraction up to the last is recorded once, with a number that the plan has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>A delivery stands in one record.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Every fraction holds the beams of the plan, each to its end, and no other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What was delivered is within 0.5 MU and 1 % of what the plan states for a fraction, in its unit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>What was delivered was verified, and nothing was overridden.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Energy, radiation, angles (within 1°), wedges and machine are those of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Fractions follow each other in time, after the date of the plan.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Records, their summary and the plan agree on how many fractions there are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="app/dosiscope/core/verdicts.csv" />
      <source>Total reference air kerma (within 1 %) and channels are those of the plan.</source>
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
      <source>it names another plan than that shown</source>
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
  </context>
</TS>
